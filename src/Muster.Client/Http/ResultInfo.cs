namespace Muster.Client;

/// <summary>How a list goes on.</summary>
internal sealed record ResultInfo
{
    public string? Cursor { get; init; }

    public string? OperationId { get; init; }

    public long? TotalCount { get; init; }

    public int? TotalPages { get; init; }

    public long? Count { get; init; }
}
