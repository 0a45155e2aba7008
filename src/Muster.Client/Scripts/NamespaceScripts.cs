using System.Runtime.CompilerServices;

namespace Muster.Client;

/// <summary>The scripts of a dispatch namespace.</summary>
public sealed class NamespaceScripts
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _scripts;

    internal NamespaceScripts(ApiConnection connection, ApiPath scripts) => (_connection, _scripts) = (connection, scripts);

    /// <summary>Uploads a script: a new one, or a new version of the one that is there. It is live when this returns.</summary>
    /// <remarks>
    /// What the server has to say beside it, as that no data plane was there to check the code, is in
    /// <see cref="ScriptDetails.Messages"/>.
    /// </remarks>
    public async Task<ScriptDetails> PutAsync(
        string name,
        ScriptUpload upload,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        using var body = UploadBody.Of(upload);
        var request = new ApiRequest(HttpMethod.Put, One(name)) { Body = body, Write = options };
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeScriptInfo, cancellation);
        return new() { Script = answer.Required(), Revision = answer.Revision, Messages = answer.Messages };
    }

    /// <summary>Shows a script.</summary>
    /// <exception cref="MusterException">There is none of this name, or the call failed.</exception>
    public async Task<ScriptDetails> GetAsync(string name, CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, One(name));
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeScriptDetails, cancellation);
        return answer.Required() with { Revision = answer.Revision, Messages = answer.Messages };
    }

    /// <summary>Shows a script; null when the namespace has none of this name.</summary>
    public async Task<ScriptDetails?> FindAsync(string name, CancellationToken cancellation = default)
    {
        try
        {
            return await GetAsync(name, cancellation);
        }
        catch (MusterException exception)
            when (exception.IsAbsenceOf(ErrorCodes.ScriptNotFound, ErrorCodes.WorkerNotFound))
        {
            return null;
        }
    }

    /// <summary>Deletes a script. It is gone from the data plane when this returns.</summary>
    public Task DeleteAsync(string name, ScriptWriteOptions? options = null, CancellationToken cancellation = default) =>
        _connection.SendAsync(new(HttpMethod.Delete, One(name)), options, cancellation);

    /// <summary>Deletes all scripts that match. Each goes or stays as a whole.</summary>
    /// <exception cref="ArgumentException">The server does not read the dialect that the filter needs.</exception>
    public async Task<ScriptDeletion> DeleteAsync(
        [DestructiveFilter] TagFilter filter,
        ScriptDeletionOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var skip = options?.SkipProtected == true;
        if (skip && _connection.Server != ServerKind.Muster)
        {
            throw new ArgumentException("SkipProtected: expected false, since only Muster knows protected scripts", nameof(options));
        }

        var request = new ApiRequest(HttpMethod.Delete, _scripts)
        {
            Query = _connection.Query().Add(filter).Add("skip_protected", skip ? "true" : null),
            Write = new() { RequestId = options?.RequestId },
        };
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeJsonElement, cancellation);
        return new(answer.Status != HttpStatusCode.Accepted, NamesIn(answer.Result));
    }

    /// <summary>Lists the scripts that match, or all, page by page. Against Muster in the order of their names.</summary>
    public async IAsyncEnumerable<ScriptInfo> ListAsync(
        TagFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? cursor = null;
        do
        {
            var page = await ReadPageAsync(filter, cursor, _connection.PageSize, cancellation);
            foreach (var script in page.Result ?? [])
            {
                yield return script;
            }

            var next = page.Info.Cursor is { Length: > 0 } more ? more : null;
            cursor = next is null || next != cursor ? next : throw page.Unexpected("a cursor that leads on");
        }
        while (cursor is not null);
    }

    /// <summary>Counts the scripts that match, or all.</summary>
    public async Task<long> CountAsync(TagFilter? filter = null, CancellationToken cancellation = default)
    {
        var first = await ReadPageAsync(filter, cursor: null, limit: 1, cancellation);
        if (first.Info.TotalCount is { } total)
        {
            return total;
        }

        // A server that does not count: then we do.
        var count = 0L;
        await foreach (var _ in ListAsync(filter, cancellation))
        {
            count++;
        }

        return count;
    }

    private static IReadOnlyList<string>? NamesIn(JsonElement result) =>
        result.ValueKind == JsonValueKind.Array && result.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. result.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private ApiPath One(string name) => _scripts.Segment(name, nameof(name));

    private Task<ApiAnswer<IReadOnlyList<ScriptInfo>>> ReadPageAsync(
        TagFilter? filter,
        string? cursor,
        int limit,
        CancellationToken cancellation)
    {
        var query = _connection.Query().Add(filter).Add("limit", limit).Add("cursor", cursor);
        var request = new ApiRequest(HttpMethod.Get, _scripts) { Query = query };
        return _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListScriptInfo, cancellation);
    }
}
