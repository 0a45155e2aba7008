using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests;

/// <summary>Uploads whose code says their edition.</summary>
internal static class Uploads
{
    /// <param name="edition">A number.</param>
    /// <param name="tags">Null keeps those that the script has.</param>
    public static HttpContent Of(int edition, ImmutableArray<string>? tags)
    {
        var metadata = new JsonObject { ["main_module"] = "worker.js", ["compatibility_date"] = "2026-01-01" };
        if (tags is { } given)
        {
            metadata["tags"] = new JsonArray([.. given.Select(tag => JsonValue.Create(tag))]);
        }

        return Api.Upload($"export default {{ fetch() {{ return new Response('{edition}') }} }}", metadata.ToJsonString());
    }

    public static bool Says(string code, int edition) => code.Contains($"new Response('{edition}')", StringComparison.Ordinal);
}
