namespace Muster.Contracts;

/// <summary>Who asks for a change, and by which request. Every change record carries it.</summary>
[GenerateSerializer, Immutable, Alias("muster.change-origin")]
public sealed record ChangeOrigin
{
    /// <summary>Names the request; a repeated id gets the first answer again.</summary>
    [Id(0)] public required string RequestId { get; init; }

    /// <summary>SHA-256 of what was asked, in hex: the same id with another digest is refused. Null: not compared.</summary>
    [Id(1)] public string? RequestDigest { get; init; }

    /// <summary>Credential that asked: an email, or the name of a token.</summary>
    [Id(2)] public required string Actor { get; init; }

    /// <summary>Client address as the gateway saw it, or null.</summary>
    [Id(3)] public string? Address { get; init; }
}
