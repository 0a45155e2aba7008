namespace Muster.Operations;

/// <summary>A script to import.</summary>
/// <param name="Script">What the archive says.</param>
/// <param name="Bodies">Bytes of its modules.</param>
/// <param name="Before">The row that it replaces, or null.</param>
internal sealed record ImportItem(ArchiveScript Script, IReadOnlyList<byte[]> Bodies, CatalogRow? Before)
{
    public long Size => Bodies.Sum(body => (long)body.Length);
}
