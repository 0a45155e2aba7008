namespace Muster.Grains;

/// <summary>Clears what deleted rows led to.</summary>
internal sealed class CatalogCleaner(DocumentStore documents, string namespaceId)
{
    // Scripts whose documents are cleared at a time.
    private const int Width = 32;

    public async Task ClearAsync(IEnumerable<CatalogRow> rows)
    {
        foreach (var some in rows.Chunk(Width))
        {
            await Task.WhenAll(some.Select(row => documents.ClearAsync(new(namespaceId, row.Name), row)));
        }
    }
}
