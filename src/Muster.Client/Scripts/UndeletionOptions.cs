namespace Muster.Client;

/// <summary>How the undoing of a deletion by filter goes about.</summary>
public sealed record UndeletionOptions
{
    /// <summary>
    /// Whether deleted scripts whose names are in use again are left out. Default false: then one of them is enough for status 409,
    /// and nothing is brought back.
    /// </summary>
    public bool SkipExisting { get; init; }

    /// <inheritdoc cref="WriteOptions.RequestId"/>
    public string? RequestId { get; init; }
}
