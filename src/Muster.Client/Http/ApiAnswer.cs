namespace Muster.Client;

/// <summary>A success.</summary>
/// <param name="Result">Null where the server has nothing to show.</param>
internal sealed record ApiAnswer<T>(T? Result)
{
    /// <summary>What was asked, for messages.</summary>
    public required string Call { get; init; }

    public required HttpStatusCode Status { get; init; }

    public required string? RequestId { get; init; }

    public ResultInfo Info { get; init; } = new();

    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>The resource's <c>ETag</c>.</summary>
    public string? Revision { get; init; }

    /// <summary>The result of a call that has one.</summary>
    public T Required() => Result is null ? throw Unexpected("a result") : Result;

    public MusterException Unexpected(string expected) => new(
        $"{Call}: expected {expected}, found another answer of status {(int)Status}.",
        Status,
        RequestId,
        []);
}
