namespace Muster.Gateway;

/// <summary>How a list goes on.</summary>
internal sealed record ResultInfo
{
    public int? Count { get; init; }

    public string? Cursor { get; init; }

    /// <summary>Names a deletion by filter, so that it can be undone.</summary>
    public string? OperationId { get; init; }

    public int? Page { get; init; }

    public int? PerPage { get; init; }

    public long? TotalCount { get; init; }

    public int? TotalPages { get; init; }
}
