namespace Muster.Client;

/// <summary>What every answer of the API is wrapped in.</summary>
internal sealed record Envelope<T>
{
    public bool Success { get; init; }

    public IReadOnlyList<WireMessage>? Errors { get; init; }

    public IReadOnlyList<WireMessage>? Messages { get; init; }

    public T? Result { get; init; }

    public ResultInfo? ResultInfo { get; init; }
}
