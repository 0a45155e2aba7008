using System.Net.Http.Json;
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

    /// <summary>
    /// Deletes a script for good, secrets included, or what is left of one that was deleted. It cannot be undone. Only Muster knows the
    /// difference.
    /// </summary>
    public Task PurgeAsync(string name, ScriptWriteOptions? options = null, CancellationToken cancellation = default) =>
        _connection.SendAsync(
            new(HttpMethod.Delete, One(name)) { Query = Muster().Add("purge", "true") }, options, cancellation);

    /// <summary>Brings a deleted script back as it was, with tags and secrets, while the server still has it.</summary>
    /// <exception cref="MusterException">The name is in use again, there is nothing to bring back, or the call failed.</exception>
    public async Task<ScriptDetails> UndeleteAsync(
        string name,
        ScriptWriteOptions? options = null,
        CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Post, One(name).Fixed("undelete")) { Query = Muster(), Write = options };
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeScriptInfo, cancellation);
        return new() { Script = answer.Required(), Revision = answer.Revision, Messages = answer.Messages };
    }

    /// <summary>Brings back what a deletion by filter took. Returns the names.</summary>
    /// <param name="operationId"><see cref="ScriptDeletion.OperationId"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<string>> UndeleteOperationAsync(
        string operationId,
        UndeletionOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationId);
        using var body = JsonContent.Create(new OperationBody(operationId), ClientJson.Default.OperationBody);
        var request = new ApiRequest(HttpMethod.Post, _scripts.Fixed("undelete"))
        {
            Query = Muster().Add("skip_existing", options?.SkipExisting == true ? "true" : null),
            Body = body,
            Write = new() { RequestId = options?.RequestId },
        };
        return (await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListString, cancellation)).Required();
    }

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

        var purge = options?.Purge == true;
        var request = new ApiRequest(HttpMethod.Delete, _scripts)
        {
            Query = (purge ? Muster() : _connection.Query())
                .Add(filter)
                .Add("skip_protected", skip ? "true" : null)
                .Add("purge", purge ? "true" : null),
            Write = new() { RequestId = options?.RequestId },
        };
        var answer = await _connection.SendAsync(request, ClientJson.Default.EnvelopeJsonElement, cancellation);
        return new(answer.Status != HttpStatusCode.Accepted, NamesIn(answer.Result), answer.Info.OperationId);
    }

    /// <summary>Lists the scripts that match, or all, page by page. Against Muster in the order of their names.</summary>
    public async IAsyncEnumerable<ScriptInfo> ListAsync(
        TagFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in ApiPages.ReadAsync(cursor => ReadPageAsync(filter, cursor, _connection.PageSize, cancellation)))
        {
            foreach (var script in page.Result ?? [])
            {
                yield return script;
            }
        }
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

    private ApiQuery Muster() => _connection.Server == ServerKind.Muster
        ? _connection.Query()
        : throw new InvalidOperationException("Only Muster can purge scripts and bring them back.");

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
