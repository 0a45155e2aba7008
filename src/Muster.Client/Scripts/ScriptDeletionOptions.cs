namespace Muster.Client;

/// <summary>How a deletion by filter goes about.</summary>
public sealed record ScriptDeletionOptions
{
    /// <summary>
    /// Whether protected scripts among the matching ones are left alone. Default false: then one of them is enough for status 409,
    /// and nothing is deleted. Only Muster knows protected scripts.
    /// </summary>
    public bool SkipProtected { get; init; }

    /// <summary>
    /// Whether the scripts go for good, secrets included. Default false: Muster keeps them for a while, in which the deletion can be
    /// undone. Only Muster knows the difference.
    /// </summary>
    public bool Purge { get; init; }

    /// <inheritdoc cref="WriteOptions.RequestId"/>
    public string? RequestId { get; init; }
}
