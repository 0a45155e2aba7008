namespace Muster.Grains;

/// <summary>Makes a version out of a draft and what was there before. Pure but for the new id.</summary>
internal static class VersionComposer
{
    /// <param name="draft">What is new; its null members keep what the version before has.</param>
    /// <param name="before">What was there.</param>
    /// <param name="bindings">The merged bindings, secrets sealed.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="now">When.</param>
    public static VersionManifest Compose(
        VersionDraft draft,
        VersionBefore before,
        ImmutableArray<Binding> bindings,
        string author,
        DateTimeOffset now)
    {
        var version = new VersionManifest
        {
            Id = Guid.NewGuid(),
            PreviousVersion = before.Row?.LatestVersion ?? Guid.Empty,
            PreviousDeployment = before.Row?.Deployment,
            Number = before.LatestNumber + 1,
            CreatedOn = now,
            Author = author,
            Source = draft.Source,
            Content = draft.Content ?? before.Version!.Content,
            Syntax = draft.Syntax,
            MainModule = draft.MainModule,
            Modules = draft.Modules,
            Bindings = bindings,
            CompatibilityDate = draft.CompatibilityDate,
            CompatibilityFlags = draft.CompatibilityFlags ?? [],
            Annotations = draft.Annotations,
            ScriptName = before.ScriptName,
            Tags = draft.Tags,
        };
        return draft.Content is not null ? version : KeepCode(version, draft, before.Version!);
    }

    private static VersionManifest KeepCode(VersionManifest version, VersionDraft draft, VersionManifest before) =>
        version with
        {
            Syntax = before.Syntax,
            MainModule = before.MainModule,
            Modules = before.Modules,
            CompatibilityDate = draft.CompatibilityDate ?? before.CompatibilityDate,
            CompatibilityFlags = draft.CompatibilityFlags ?? before.CompatibilityFlags,
        };
}
