namespace Muster.Gateway;

/// <summary>A body that is a JSON object.</summary>
/// <param name="Root">The object.</param>
/// <param name="Bytes">The text as sent.</param>
internal sealed record JsonBody(JsonElement Root, byte[] Bytes)
{
    public static async Task<Outcome<JsonBody>> ReadAsync(ApiCall call)
    {
        var body = await RequestBody.ReadAsync(call, "body", call.Options.MaxMetadataBytes);
        if (!body.IsSuccess)
        {
            return body.Refusal;
        }

        var root = ParseObject(body.Value, "body");
        return root.IsSuccess ? new JsonBody(root.Value, body.Value) : root.Refusal;
    }

    public static Outcome<JsonElement> ParseObject(ReadOnlyMemory<byte> text, string field)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : Refusals.Body($"{field}: expected a JSON object, found {Shown.Of(document.RootElement)}.");
        }
        catch (JsonException exception)
        {
            return Refusals.Body(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{field}, line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: expected a JSON object, found something that is no JSON."));
        }
    }
}
