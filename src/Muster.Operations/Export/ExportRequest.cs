using Muster.Tags;

namespace Muster.Operations;

/// <summary>What shall be exported.</summary>
internal sealed record ExportRequest
{
    public required string AccountId { get; init; }

    /// <summary>Null: the account's own Workers.</summary>
    public required string? Namespace { get; init; }

    public required string To { get; init; }

    /// <summary>Null: all.</summary>
    public required TagFilter? Filter { get; init; }

    /// <summary>File with a public key; null: secrets are left out.</summary>
    public required string? SecretsTo { get; init; }
}
