namespace Muster.Gateway;

/// <summary>Begins drafts that change what is there.</summary>
internal static class DraftOf
{
    /// <summary>
    /// From the active version. When a later one waits undeployed, the revision is pinned: what waits must not go live with a
    /// change of a secret, and what goes live meanwhile must not be undone by it.
    /// </summary>
    public static VersionDraft Active(CatalogRow row, string source) => row.ActiveVersion == row.LatestVersion
        ? Latest(source)
        : Latest(source) with { BasedOn = row.ActiveVersion, ExpectedRevision = row.Revision };

    /// <summary>From the version that was uploaded last.</summary>
    public static VersionDraft Latest(string source) => new() { MustExist = true, Source = source };
}
