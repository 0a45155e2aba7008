using System.Net.Http.Json;

namespace Muster.Client;

/// <summary>The tags of the scripts of a dispatch namespace.</summary>
public sealed class ScriptTags
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _scripts;

    internal ScriptTags(ApiConnection connection, ApiPath scripts) => (_connection, _scripts) = (connection, scripts);

    /// <summary>A script's tags.</summary>
    public async Task<IReadOnlyList<string>> GetAsync(string script, CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, All(script));
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListString, cancellation);
        return answer.Result ?? [];
    }

    /// <summary>Whether a script matches a filter.</summary>
    public async Task<bool> MatchesAsync(string script, TagFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var request = new ApiRequest(HttpMethod.Get, All(script)) { Query = _connection.Query().Add(filter) };
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeNullableBoolean, cancellation);
        return answer.Required() ?? throw answer.Unexpected("true or false");
    }

    /// <summary>Gives a script exactly these tags; others that it has are removed.</summary>
    public Task SetAsync(
        string script,
        IEnumerable<string> tags,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var request = new ApiRequest(HttpMethod.Put, All(script))
        {
            Body = JsonContent.Create<IReadOnlyList<string>>([.. tags], ClientJson.Default.IReadOnlyListString),
        };
        return _connection.SendAsync(request, options, cancellation);
    }

    /// <summary>Adds a tag.</summary>
    /// <exception cref="ArgumentException">
    /// It cannot stand in a path, as <c>..</c>: give that one by <see cref="SetAsync"/>.
    /// </exception>
    public Task AddAsync(string script, string tag, ScriptWriteOptions? options = null, CancellationToken cancellation = default) =>
        _connection.SendAsync(new(HttpMethod.Put, One(script, tag)), options, cancellation);

    /// <summary>Removes a tag.</summary>
    /// <exception cref="ArgumentException">
    /// It cannot stand in a path, as <c>..</c>: remove that one by <see cref="SetAsync"/>.
    /// </exception>
    public Task RemoveAsync(string script, string tag, ScriptWriteOptions? options = null, CancellationToken cancellation = default) =>
        _connection.SendAsync(new(HttpMethod.Delete, One(script, tag)), options, cancellation);

    private ApiPath All(string script) => _scripts.Segment(script, nameof(script)).Fixed("tags");

    private ApiPath One(string script, string tag) => All(script).Segment(tag, nameof(tag));
}
