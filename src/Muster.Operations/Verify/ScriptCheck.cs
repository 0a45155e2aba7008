using System.Text.Json;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>Checks what one row of a namespace leads to.</summary>
internal sealed class ScriptCheck(StoreReader store, DispatchNamespace space, byte[]? dataKey, Findings findings)
{
    public async Task CheckAsync(CatalogRow row, int shard)
    {
        var address = new ScriptAddress(space.Id, row.Name);
        var where = $"script '{row.Name}' of namespace '{space.Name}' ({space.Id})";
        if (CatalogShards.IndexOf(row.Name, space.ShardCount) is var right && right != shard)
        {
            findings.Add(where, FormattableString.Invariant($"expected in shard {right}, found in shard {shard}"));
        }

        await VersionAsync(address, where, row.ActiveVersion, row.ContentHash);
        if (row.LatestVersion != row.ActiveVersion)
        {
            await VersionAsync(address, where, row.LatestVersion, null);
        }

        if (!row.Deployment.IsUpload
            && await TryAsync(where, () => store.Documents.ReadDeploymentAsync(address, row.Deployment.Id)) is null)
        {
            findings.Add(where, $"expected deployment {row.Deployment.Id}, found nothing");
        }
    }

    private async Task VersionAsync(ScriptAddress address, string where, Guid id, string? hash)
    {
        if (await TryAsync(where, () => store.Documents.ReadVersionAsync(address, id)) is not { } version)
        {
            findings.Add(where, $"expected version {id}, found nothing that reads");
            return;
        }

        if (hash is not null && version.Content.Hash != hash)
        {
            findings.Add(where, $"expected active code {hash}, found version {id} with {version.Content.Hash}");
        }

        await ContentAsync(address, where, version.Content);
        foreach (var binding in version.Bindings)
        {
            Open(binding, where);
        }
    }

    private async Task ContentAsync(ScriptAddress address, string where, ContentReference reference)
    {
        if (await TryAsync(where, () => store.Documents.ReadContentAsync(address, reference.Id)) is not { } content)
        {
            findings.Add(where, $"expected code {reference.Id}, found nothing that reads");
        }
        else if (ContentHash.Describe(content).Hash is var found && found != reference.Hash)
        {
            findings.Add(where, $"expected code {reference.Id} with hash {reference.Hash}, found {found}");
        }
    }

    private void Open(Binding binding, string where)
    {
        if (binding.SealedSecret is null)
        {
            return;
        }

        if (dataKey is null)
        {
            findings.ClosedSecrets++;
            return;
        }

        try
        {
            Seal.Open(dataKey, binding.SealedSecret, space.Id);
            findings.Secrets++;
        }
        catch (CorruptObjectException)
        {
            findings.Add(where, $"expected secret '{binding.Name}' to open under the namespace's key, found that it does not");
        }
    }

    // An object that does not decode was named by the first pass; here it counts as not there.
    private static async Task<T?> TryAsync<T>(string where, Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException or JsonException)
        {
            return null;
        }
    }
}
