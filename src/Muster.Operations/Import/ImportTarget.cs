using Muster.Grains;

namespace Muster.Operations;

/// <summary>The namespace that is imported into, as it was before.</summary>
/// <param name="Space">Null when it is still to be made.</param>
/// <param name="Account">Its account; empty when there is none yet.</param>
/// <param name="Rows">Its scripts by name.</param>
internal sealed record ImportTarget(
    DispatchNamespace? Space,
    AccountState Account,
    IReadOnlyDictionary<string, CatalogRow> Rows)
{
    /// <summary>Reads it beside whatever runs.</summary>
    public static async Task<ImportTarget> ReadAsync(string database, ImportRequest request)
    {
        using var store = StoreReader.Open(database);
        var account = StoreInventory.Accounts(store).FirstOrDefault(found => found.Id == request.AccountId).State ?? new();
        var space = request.Namespace is null
            ? account.Reserved
            : account.Namespaces.FirstOrDefault(found => found.Name == request.Namespace);
        var rows = new Dictionary<string, CatalogRow>(StringComparer.Ordinal);
        if (space is not null)
        {
            await foreach (var row in StoreInventory.RowsAsync(store, space))
            {
                rows.Add(row.Name, row);
            }
        }

        return new(space, account, rows);
    }
}
