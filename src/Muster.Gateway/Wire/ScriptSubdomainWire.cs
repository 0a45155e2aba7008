namespace Muster.Gateway;

internal sealed record ScriptSubdomainWire(bool Enabled, bool PreviewsEnabled = false)
{
    public static ScriptSubdomainWire Of(CatalogRow row) => new(!row.Marks.HasFlag(ScriptMarks.SubdomainDisabled));
}
