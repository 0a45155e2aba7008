using System.Buffers;
using System.Text.Encodings.Web;

namespace Muster.Gateway;

/// <summary>An answer in Cloudflare's envelope: <c>{success, errors, messages, result, result_info}</c>.</summary>
internal abstract class EnvelopeAnswer : Answer
{
    // Tags and names are data of JSON, never of HTML: no need to hide their letters behind escapes.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<string> Messages { get; init; } = [];

    public ResultInfo? Info { get; init; }

    protected abstract IReadOnlyList<Refusal> Errors { get; }

    protected abstract void WriteResult(Utf8JsonWriter json);

    protected override async Task WriteBodyAsync(HttpContext http)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        await using (var json = new Utf8JsonWriter(buffer, _options))
        {
            Write(json);
        }

        if (Errors is [var first, ..])
        {
            http.Features.Set(first);
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("success", Errors.Count == 0);
        json.WriteStartArray("errors");
        foreach (var error in Errors)
        {
            WriteMessage(json, error.Code, error.Message);
        }

        json.WriteEndArray();
        json.WriteStartArray("messages");
        foreach (var message in Messages)
        {
            WriteMessage(json, MessageCodes.Notice, message);
        }

        json.WriteEndArray();
        json.WritePropertyName("result");
        WriteResult(json);
        if (Info is not null)
        {
            json.WritePropertyName("result_info");
            JsonSerializer.Serialize(json, Info, WireJson.Default.ResultInfo);
        }

        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, int code, string message)
    {
        json.WriteStartObject();
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    }
}
