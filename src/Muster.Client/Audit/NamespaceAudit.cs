using System.Globalization;
using System.Runtime.CompilerServices;

namespace Muster.Client;

/// <summary>The audit trail of a dispatch namespace. Only Muster has one.</summary>
public sealed class NamespaceAudit
{
    private readonly ApiConnection _connection;
    private readonly ApiPath _audit;

    internal NamespaceAudit(ApiConnection connection, ApiPath audit) => (_connection, _audit) = (connection, audit);

    /// <summary>Lists changes, the newest first, page by page.</summary>
    public async IAsyncEnumerable<AuditEntry> ListAsync(
        AuditQuery? query = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in ApiPages.ReadAsync(cursor => ReadPageAsync(query ?? new(), cursor, cancellation)))
        {
            foreach (var entry in page.Required())
            {
                yield return entry;
            }
        }
    }

    /// <summary>
    /// Has the server read all of it and check the chain of hashes, part by part. Slow where the trail is long.
    /// </summary>
    public async Task<IReadOnlyList<AuditVerification>> VerifyAsync(CancellationToken cancellation = default)
    {
        var request = new ApiRequest(HttpMethod.Get, _audit.Fixed("verify"));
        return (await _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListAuditVerification, cancellation)).Required();
    }

    private Task<ApiAnswer<IReadOnlyList<AuditEntry>>> ReadPageAsync(AuditQuery query, string? cursor, CancellationToken cancellation)
    {
        var request = new ApiRequest(HttpMethod.Get, _audit) { Query = Text(query).Add("cursor", cursor) };
        return _connection.SendAsync(request, ClientJson.Default.EnvelopeIReadOnlyListAuditEntry, cancellation);
    }

    private ApiQuery Text(AuditQuery query) => _connection.Query()
        .Add("script", query.Script)
        .Add("actor", query.Actor)
        .Add("request_id", query.RequestId)
        .Add("since", query.Since?.ToString("O", CultureInfo.InvariantCulture))
        .Add("until", query.Until?.ToString("O", CultureInfo.InvariantCulture))
        .Add(query.Filter)
        .Add("limit", _connection.PageSize);
}
