namespace Muster.Gateway;

/// <summary>Shows versions.</summary>
internal static class VersionViews
{
    public static VersionWire Brief(VersionManifest version) => new()
    {
        Id = version.Id.ToString(),
        Number = version.Number,
        Annotations = version.Annotations,
        Metadata = new(
            version.CreatedOn.Wire(),
            version.CreatedOn.Wire(),
            version.Source,
            version.Author,
            version.Author),
    };

    public static async Task<VersionWire> WholeAsync(ApiCall call, VersionManifest version, CodeCheckResult? check = null) =>
        Brief(version) with
        {
            Resources = new(
                new(version.Content.Hash, check?.Handlers ?? [], version.Source),
                new(version.CompatibilityDate, version.CompatibilityFlags),
                await BindingViews.ShowAsync(call, version.Bindings)),
            StartupTimeMs = check?.StartupTimeMs ?? 0,
        };

    public static async Task<Answer> StoredAsync(ApiCall call, PublishedVersion stored) => Answer.Ok(
        await WholeAsync(call, stored.Manifest, stored.Check),
        revision: stored.Row.Revision,
        messages: stored.Messages);
}
