namespace Muster.Client;

/// <summary>One of an answer's errors or messages.</summary>
internal sealed record WireMessage
{
    public int Code { get; init; }

    public string? Message { get; init; }
}
