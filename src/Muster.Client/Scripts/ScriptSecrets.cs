namespace Muster.Client;

/// <summary>The secrets of the scripts of a dispatch namespace. Each change is a version that goes live.</summary>
public sealed class ScriptSecrets
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _scripts;

    internal ScriptSecrets(ApiConnection connection, ApiPath scripts) => (_connection, _scripts) = (connection, scripts);

    /// <summary>Names and types of a script's secrets.</summary>
    public async Task<IReadOnlyList<SecretInfo>> ListAsync(string script, CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, All(script));
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListSecretInfo, cancellation);
        return answer.Result ?? [];
    }

    /// <summary>Gives a script a secret, new or instead of the one of this name.</summary>
    public Task PutAsync(
        string script,
        string name,
        string value,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        var body = JsonBody.Of(json => new SecretTextBinding(name, value).Write(json));
        return _connection.SendAsync(new(HttpMethod.Put, All(script)) { Body = body }, options, cancellation);
    }

    /// <summary>Changes several secrets in one version: those with a value are put, those with null removed.</summary>
    public Task PutManyAsync(
        string script,
        IReadOnlyDictionary<string, string?> secrets,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var request = new ApiRequest(HttpMethod.Patch, _scripts.Segment(script, nameof(script)).Fixed("secrets-bulk"))
        {
            Body = JsonBody.Of(json => WriteMany(json, secrets)),
        };
        return _connection.SendAsync(request, options, cancellation);
    }

    /// <summary>Removes a secret.</summary>
    public Task DeleteAsync(
        string script,
        string name,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Delete, All(script).Segment(name, nameof(name)))
        {
            // Without it Cloudflare takes the encoded name for the name.
            Query = Uri.EscapeDataString(name) == name ? null : _connection.Query().Add("url_encoded", "true"),
        };
        return _connection.SendAsync(request, options, cancellation);
    }

    private static void WriteMany(Utf8JsonWriter json, IReadOnlyDictionary<string, string?> secrets)
    {
        json.WriteStartObject();
        json.WriteStartObject("secrets");
        foreach (var (name, value) in secrets)
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                new SecretTextBinding(name, value).Write(json);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private ApiPath All(string script) => _scripts.Segment(script, nameof(script)).Fixed("secrets");
}
