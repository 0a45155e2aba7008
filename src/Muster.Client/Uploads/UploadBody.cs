using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Muster.Client;

/// <summary>Composes multipart bodies. They lie in memory, so that each attempt sends the same bytes.</summary>
internal static class UploadBody
{
    public static MultipartContent Of(ScriptUpload upload)
    {
        var content = Of(upload.Code, json =>
        {
            WriteList(json, "bindings", upload.Bindings, binding => binding.Write(json));
            WriteTexts(json, "tags", upload.Tags);
            WriteTexts(json, "compatibility_flags", upload.CompatibilityFlags);
            WriteTexts(json, "keep_bindings", upload.KeepBindings);
            if (upload.CompatibilityDate is { } date)
            {
                json.WriteString("compatibility_date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        });
        return content;
    }

    public static MultipartContent Of(ScriptCode code) => Of(code, _ => { });

    private static MultipartContent Of(ScriptCode code, Action<Utf8JsonWriter> writeSettings)
    {
        var boundary = $"muster-{Guid.NewGuid():N}";
        var form = new MultipartContent("form-data", boundary)
        {
            // Names of modules are UTF-8, as browsers send them.
            HeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };

        // The framework quotes the boundary, which not every server takes off.
        form.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        form.Add(Part(JsonBody.Of(json => WriteMetadata(json, code, writeSettings)), "name=\"metadata\""));
        foreach (var module in code.Modules)
        {
            var part = new ReadOnlyMemoryContent(module.Body);
            part.Headers.TryAddWithoutValidation("Content-Type", module.ContentType);
            form.Add(Part(part, $"name=\"{module.Name}\"; filename=\"{module.Name}\""));
        }

        return form;
    }

    private static ReadOnlyMemoryContent Part(ReadOnlyMemoryContent body, string names)
    {
        body.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; {names}");
        return body;
    }

    private static void WriteMetadata(Utf8JsonWriter json, ScriptCode code, Action<Utf8JsonWriter> writeSettings)
    {
        json.WriteStartObject();
        json.WriteString(code.IsServiceWorker ? "body_part" : "main_module", code.Main.Name);
        writeSettings(json);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is not null)
        {
            WriteList(json, name, texts, json.WriteStringValue);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
