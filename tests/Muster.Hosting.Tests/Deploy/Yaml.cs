using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Muster.Hosting.Tests.Deploy;

/// <summary>Reads YAML as JSON, every scalar as text. Merge keys (<c>&lt;&lt;</c>) are carried out.</summary>
internal static class Yaml
{
    public static IReadOnlyList<JsonNode> Load(string path) => Parse(File.ReadAllText(path));

    public static IReadOnlyList<JsonNode> Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => Convert(document.RootNode))];
    }

    private static JsonNode Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => ConvertMapping(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Convert)]),
        _ => JsonValue.Create(((YamlScalarNode)node).Value ?? ""),
    };

    private static JsonObject ConvertMapping(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (name != "<<")
            {
                result[name] = Convert(value);
                continue;
            }

            foreach (var (inherited, its) in Convert(value).AsObject().Where(pair => !result.ContainsKey(pair.Key)))
            {
                result[inherited] = its!.DeepClone();
            }
        }

        return result;
    }
}
