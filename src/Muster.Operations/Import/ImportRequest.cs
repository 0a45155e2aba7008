namespace Muster.Operations;

/// <summary>What shall be imported.</summary>
internal sealed record ImportRequest
{
    public required string AccountId { get; init; }

    /// <summary>Null: the account's own Workers.</summary>
    public required string? Namespace { get; init; }

    public required string From { get; init; }

    /// <summary>File with a private key, or null.</summary>
    public required string? SecretsKey { get; init; }

    public required bool Replace { get; init; }

    public required bool DryRun { get; init; }
}
