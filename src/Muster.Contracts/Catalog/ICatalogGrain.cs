using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>
/// One shard of a namespace's catalogue: the durable truth about which scripts exist, their tags and active versions.
/// Key: <see cref="CatalogShards.GrainKey"/>. What a method answers is durable.
/// </summary>
[Alias("muster.catalog")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The row of this name, or null.</summary>
    [Alias("find")]
    Task<CatalogRow?> FindAsync(string name);

    /// <summary>A page of rows.</summary>
    /// <exception cref="ArgumentException">The filter does not parse: the gateway parses first, so this is a bug.</exception>
    [Alias("list")]
    Task<CatalogPage> ListAsync(CatalogQuery query);

    /// <summary>How many rows match; null counts all.</summary>
    [Alias("count")]
    Task<long> CountAsync(string? filter);

    /// <summary>Makes one change. Returns the row after it, or before it for a deletion.</summary>
    [Alias("commit")]
    Task<Outcome<CatalogRow>> CommitAsync(CatalogChange change);

    /// <summary>The row that this very request was answered with before; null when it is new, or about another script.</summary>
    [Alias("recall")]
    Task<CatalogRow?> RecallAsync(string name, ChangeOrigin origin);

    /// <summary>The refusal of a request whose id this shard knows from another one; null when it may go on.</summary>
    [Alias("find-reuse")]
    Task<Refusal?> FindReuseAsync(ChangeOrigin origin);

    /// <summary>How many of the matching rows may not be deleted, and why; null asks for all rows.</summary>
    [Alias("count-protected")]
    Task<ProtectedMatches> CountProtectedAsync(string? filter);

    /// <summary>Deletes some of the rows that have matched a retention policy for longer than its age.</summary>
    /// <param name="recorded">The namespace's policies.</param>
    [Alias("sweep")]
    Task<ShardSweep> SweepAsync(ImmutableArray<RecordedPolicy> recorded);

    /// <summary>The namespace's policies have changed.</summary>
    [OneWay, Alias("take-policies")]
    Task TakePoliciesAsync(ImmutableArray<RecordedPolicy> recorded);

    /// <summary>Deletes every row that matches and is not protected, judged and applied in one turn.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="origin">Who asks; the request id names the operation that can be undone.</param>
    /// <param name="purges">Whether for good; then what the rows led to is cleared before the answer.</param>
    [Alias("delete-matching")]
    Task<BulkDeletion> DeleteMatchingAsync(string filter, ChangeOrigin origin, bool purges);

    /// <summary>Names among the deletions of an operation that exist again, and how many do not.</summary>
    [Alias("preview-undelete")]
    Task<UndeletePreview> PreviewUndeleteAsync(string operationId);

    /// <summary>Brings back what an operation deleted and whose names are free, judged and applied in one turn.</summary>
    /// <returns>The names.</returns>
    [Alias("undelete")]
    Task<ImmutableArray<string>> UndeleteAsync(string operationId, ChangeOrigin origin);

    /// <summary>Change records, newest first.</summary>
    [Alias("read-audit")]
    Task<AuditPage> ReadAuditAsync(AuditQuery query);

    /// <summary>Reads the whole journal and compares its chain of hashes.</summary>
    [Alias("verify-audit")]
    Task<AuditVerification> VerifyAuditAsync();

    /// <summary>Clears everything that the shard and its scripts have stored. For a namespace that is going.</summary>
    [Alias("erase")]
    Task EraseAsync();
}
