using System.Text.Json;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>
/// Infers the rows that lost records held from the versions that are stored: each names its script, the version before it, and the
/// tags that were uploaded with it.
/// </summary>
internal sealed class RowRebuilder(StoreReader store, ShardDamage damage)
{
    // Between the storing of a version and its commit.
    private static readonly TimeSpan s_upload = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, CatalogRow> _rows =
        StoreInventory.Rows(damage.Records).ToDictionary(row => row.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, DateTimeOffset> _deletions = damage.Records
        .Where(record => record.IsDeletion || record.Kind == CatalogChangeKind.Purge)
        .GroupBy(record => record.Row.Name, StringComparer.Ordinal)
        .ToDictionary(records => records.Key, records => records.Max(record => record.Time), StringComparer.Ordinal);

    /// <summary>Rows that the remaining records have.</summary>
    public int Known => _rows.Count;

    /// <param name="names">Names in this shard for which versions are stored.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<List<RebuiltRow>> RebuildAsync(
        IEnumerable<(string Name, IReadOnlyList<Guid> Versions)> names,
        CancellationToken cancellation)
    {
        var rebuilt = new List<RebuiltRow>();
        foreach (var (name, ids) in names)
        {
            cancellation.ThrowIfCancellationRequested();
            var versions = await ReadAsync(name, ids);
            if (Rebuild(name, versions) is { } row)
            {
                rebuilt.Add(row);
            }
        }

        return rebuilt;
    }

    private RebuiltRow? Rebuild(string name, List<VersionManifest> versions)
    {
        var (from, to) = damage.LostTime;
        if (_rows.TryGetValue(name, out var known))
        {
            var newer = Chain(versions, known.LatestVersion);
            return newer.Count > 0 && IsLost(newer[^1])
                ? new(Follow(known, newer), RebuiltFrom.NewerVersions)
                : null;
        }

        // Where a record says that the name was deleted, only a life that began afterwards counts.
        var deleted = _deletions.GetValueOrDefault(name, DateTimeOffset.MinValue);
        var first = versions
            .Where(version => version.PreviousVersion == Guid.Empty && version.CreatedOn >= deleted)
            .OrderByDescending(version => version.CreatedOn)
            .FirstOrDefault();
        var life = first is null ? [] : (List<VersionManifest>)[first, .. Chain(versions, first.Id)];

        // What was uploaded last before the lost records is not among them: it was deleted, or never committed.
        return life.Count > 0 && IsLost(life[^1]) ? new(Row(name, life), RebuiltFrom.Versions) : null;

        bool IsLost(VersionManifest version) =>
            (from == DateTimeOffset.MinValue || version.CreatedOn >= from - s_upload)
            && (to == DateTimeOffset.MaxValue || version.CreatedOn <= to + s_upload);
    }

    // The versions that follow this one. Where two follow the same, one of them lost the race and was never committed:
    // the one that others follow goes on, else the later.
    private static List<VersionManifest> Chain(List<VersionManifest> versions, Guid from)
    {
        var next = versions.Where(version => version.PreviousVersion != Guid.Empty).ToLookup(version => version.PreviousVersion);
        var chain = new List<VersionManifest>();
        for (var at = from; next[at].Any();)
        {
            var follower = next[at].OrderByDescending(version => next[version.Id].Any()).ThenByDescending(version => version.CreatedOn).First();
            chain.Add(follower);
            at = follower.Id;
        }

        return chain;
    }

    private static CatalogRow Row(string name, List<VersionManifest> life)
    {
        var latest = life[^1];
        return new()
        {
            Name = name,
            ActiveVersion = latest.Id,
            LatestVersion = latest.Id,
            Deployment = new(latest.Id, IsUpload: true),
            Tags = Tags(life) ?? [],
            Revision = 0,
            Incarnation = 0,
            CreatedOn = life[0].CreatedOn,
            ModifiedOn = latest.CreatedOn,
            TagsChangedOn = life.FindLast(version => version.Tags is not null)?.CreatedOn ?? life[0].CreatedOn,
            ContentHash = latest.Content.Hash,
        };
    }

    private static CatalogRow Follow(CatalogRow known, List<VersionManifest> newer)
    {
        var latest = newer[^1];
        var tagged = newer.FindLast(version => version.Tags is not null);
        return known with
        {
            ActiveVersion = latest.Id,
            LatestVersion = latest.Id,
            Deployment = new(latest.Id, IsUpload: true),
            Tags = Tags(newer) ?? known.Tags,
            ModifiedOn = latest.CreatedOn,
            TagsChangedOn = tagged?.CreatedOn ?? known.TagsChangedOn,
            ContentHash = latest.Content.Hash,
        };
    }

    // System tags are marks of the row and were never uploaded.
    private static ImmutableArray<string>? Tags(List<VersionManifest> versions) =>
        versions.FindLast(version => version.Tags is not null)?.Tags is { } tags ? SystemMarks.Strip(tags) : null;

    private async Task<List<VersionManifest>> ReadAsync(string name, IReadOnlyList<Guid> ids)
    {
        var address = new ScriptAddress(damage.Space.Id, name);
        var read = new List<VersionManifest>();
        foreach (var id in ids)
        {
            try
            {
                // One whose code is gone would make a script that cannot run.
                if (await store.Documents.ReadVersionAsync(address, id) is { } version
                    && await store.Documents.ReadContentAsync(address, version.Content.Id) is not null)
                {
                    read.Add(version);
                }
            }
            catch (Exception cause) when (cause is CorruptObjectException or StorageUnavailableException or JsonException)
            {
                // Damaged: 'verify' names it, and what rests on other versions is still rebuilt.
            }
        }

        return read;
    }
}
