namespace Muster.Gateway;

/// <summary>How a list goes on.</summary>
internal sealed record ResultInfo
{
    public int? Count { get; init; }

    public string? Cursor { get; init; }

    public int? Page { get; init; }

    public int? PerPage { get; init; }

    public long? TotalCount { get; init; }

    public int? TotalPages { get; init; }
}
