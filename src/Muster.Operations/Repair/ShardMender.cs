using System.Globalization;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>Carries a plan out: puts damaged objects aside, writes what still reads anew, and appends the rebuilt rows.</summary>
internal sealed class ShardMender(StoreWriter store, TimeProvider time)
{
    // A gap in the numbers, so that no revision that a client may still hold is given to another change.
    private const long LostSequences = 10_000;

    public async Task MendAsync(ShardPlan plan)
    {
        var damage = plan.Damage;
        var now = time.GetUtcNow();
        foreach (var name in damage.Damaged)
        {
            await SetAsideAsync(damage.Owner, name, now);
        }

        var segments = new CatalogSegments(store.Stores.Meta, damage.Owner);
        var epoch = damage.Epoch + 1;
        var manifest = damage.Manifest ?? new() { Sequence = (damage.Records is [.., var last] ? last.Sequence : 0) + LostSequences };
        var kept = SegmentMerger.Merge(
            [.. damage.Records.Except(manifest.Tail)],
            includesOldest: true,
            requestIdsSince: now - new CatalogLogOptions().RequestIdAge);
        var journal = KeepJournal(damage, manifest);
        var inUse = journal.Chunks.Select(chunk => chunk.Segment.StateName);
        var (handle, _) = await segments.ReadManifestAsync();
        await segments.WriteManifestAsync(handle, manifest with
        {
            Epoch = epoch,
            Segments = kept.Count == 0 ? [] : [await segments.WriteAsync(epoch, 1, 0, kept)],
            Journal = journal,
            Retired =
            [
                .. manifest.Retired.RemoveAll(retired => damage.Sound.Contains(retired.StateName)),
                .. damage.Sound.Except(inUse).Select(name => new RetiredSegment(name, now)),
            ],
        });
        await AppendAsync(plan, now);
    }

    private async Task AppendAsync(ShardPlan plan, DateTimeOffset now)
    {
        if (plan.Rebuilt.Count == 0)
        {
            return;
        }

        var log = await ShardLog.OpenAsync(store, plan.Damage.Owner, time);
        await log.AppendAsync(
            CatalogChangeKind.PutVersion,
            [.. plan.Rebuilt.Select(rebuilt => rebuilt.Row)],
            new() { RequestId = $"repair-{Stamp(now)}", Actor = "repair" });
    }

    // The chain of hashes goes on where all of it is left; otherwise the audit trail begins anew.
    private static AuditJournal KeepJournal(ShardDamage damage, CatalogManifest manifest) =>
        damage.Manifest is not null && manifest.Journal.Chunks.All(chunk => damage.Sound.Contains(chunk.Segment.StateName))
            ? manifest.Journal
            : new()
            {
                BaseSequence = manifest.Tail is [var first, ..] ? first.Sequence - 1 : manifest.Sequence,
            };

    private Task SetAsideAsync(GrainId owner, string name, DateTimeOffset now) =>
        store.RenameAsync(StorageNames.Meta, owner, name, $"{StoredLayout.AsidePrefix}{Stamp(now)}-{name}");

    private static string Stamp(DateTimeOffset now) => now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
