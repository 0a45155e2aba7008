namespace Muster.Gateway;

/// <summary>A version that is stored and, if it was activated, live.</summary>
internal sealed record PublishedVersion(CatalogRow Row, VersionManifest Manifest, CodeCheckResult? Check)
{
    /// <summary>What the uploader should know.</summary>
    public IReadOnlyList<string> Messages => Check switch
    {
        null => [],
        { NotChecked: { } reason } => [.. Check.Warnings, $"The code was not checked: {reason}"],
        _ => Check.Warnings,
    };
}
