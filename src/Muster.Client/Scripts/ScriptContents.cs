namespace Muster.Client;

/// <summary>The code of the scripts of a dispatch namespace.</summary>
public sealed class ScriptContents
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _scripts;

    internal ScriptContents(ApiConnection connection, ApiPath scripts) => (_connection, _scripts) = (connection, scripts);

    /// <summary>The code of a script's active version, as it was uploaded.</summary>
    public async Task<ScriptCode> GetAsync(string script, CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, Of(script));
        using var raw = await _connection.SendAsync(request, cancellation);
        if (!raw.Response.IsSuccessStatusCode)
        {
            throw raw.Refused((await raw.ReadAsync(ClientJson.Default.EnvelopeJsonElement, cancellation))?.Errors);
        }

        return await CodeAnswer.ReadAsync(raw.Response.Content, raw.Response.Headers, cancellation) ?? throw raw.Refused(null);
    }

    /// <summary>Gives a script other code under the settings that it has. It is live when this returns.</summary>
    public async Task<ScriptDetails> PutAsync(
        string script,
        ScriptCode code,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        using var body = UploadBody.Of(code);
        var request = new ApiRequest(HttpMethod.Put, Of(script)) { Body = body, Write = options };
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeScriptInfo, cancellation);
        return new() { Script = answer.Required(), Revision = answer.Revision, Messages = answer.Messages };
    }

    private ApiPath Of(string script) => _scripts.Segment(script, nameof(script)).Fixed("content");
}
