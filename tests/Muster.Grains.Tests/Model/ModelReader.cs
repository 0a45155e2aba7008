using System.Text;

namespace Muster.Grains.Tests;

/// <summary>Reads what a client can see, as often as it takes until the storage answers.</summary>
internal sealed class ModelReader(TestNamespace space)
{
    private const int PageSize = 3;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>What the gateway answers with 503: a fault of the storage, or an activation that ended under the call.</summary>
    public static bool IsUnknown(Exception fault) => fault is StorageUnavailableException or OrleansMessageRejectionException;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read().WaitAsync(s_patience);
            }
            catch (Exception fault) when (IsUnknown(fault) && attempt < 200)
            {
                // The next activation may have more luck.
            }
        }
    }

    /// <summary>The script with the revision of its row; null when there is none.</summary>
    public Task<(ModelScript Script, long Revision)?> FindAsync(string name) => RetryAsync(async () =>
    {
        if (await space.Script(name).GetAsync() is not { } view)
        {
            return ((ModelScript, long)?)null;
        }

        var bundle = await space.Script(name).GetBundleAsync(view.Row.ActiveVersion);
        return (
            new(
                Encoding.UTF8.GetString(bundle!.Content.Modules[0].Body),
                ModelScript.Join(view.Row.Tags),
                view.Row.Marks.HasFlag(ScriptMarks.Protected)),
            view.Row.Revision);
    });

    /// <summary>Names that match, read page by page from each shard.</summary>
    public async Task<List<string>> ListAsync(string? filter)
    {
        var names = new List<string>();
        foreach (var shard in space.Shards)
        {
            string? after = null;
            CatalogPage page;
            do
            {
                var start = after;
                page = await RetryAsync(() => shard.ListAsync(new() { Filter = filter, After = start, Limit = PageSize }));
                names.AddRange(page.Rows.Select(row => row.Name));
                after = names.LastOrDefault();
            }
            while (page.HasMore);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public async Task<long> CountAsync(string? filter)
    {
        var count = 0L;
        foreach (var shard in space.Shards)
        {
            count += await RetryAsync(() => shard.CountAsync(filter));
        }

        return count;
    }
}
