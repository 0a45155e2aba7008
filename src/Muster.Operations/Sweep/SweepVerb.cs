using System.CommandLine;
using Muster.Grains;
using Muster.Storage.Sqlite;

namespace Muster.Operations;

/// <summary><c>sweep [--dry-run] [--older-than 1h]</c>.</summary>
internal static class SweepVerb
{
    private const int Width = 256;

    public static Command Create(OperatorContext context)
    {
        var data = CommonOptions.Data();
        var dryRun = CommonOptions.DryRun("Only say what would be deleted. Works beside a running Muster; the deletion does not.");
        var age = CommonOptions.Age(
            "--older-than",
            TimeSpan.FromHours(1),
            "Leave what was written since. An upload stores its documents before anything leads to them. Default: 1h.");
        var verb = new Command(
            "sweep",
            "Deletes what no script leads to: code, versions and deployments of purged scripts and deleted namespaces, what uploads left "
            + "that were broken off, segments that no shard names. Muster must not run on the database.")
        {
            data, dryRun, age,
        };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var path = context.Describe(parsed.GetValue(data)).RequireDatabase("sweep");

            // Before the search: from then on nothing can come to lead to what it finds.
            using var writer = parsed.GetValue(dryRun) ? null : StoreWriter.OpenExisting(path, context.Terminal.Time);
            using var store = StoreReader.Open(path);
            var now = context.Terminal.Time.GetUtcNow();
            var reachable = new ReachableDocuments(store);
            using (var progress = new Progress(context.Terminal, "Following scripts", "scripts"))
            {
                await reachable.FollowAsync(progress, cancellation);
            }

            var orphans = new SweepPlan(store, reachable, now - parsed.GetValue(age)).Find().ToList();
            if (writer is not null)
            {
                await DeleteAsync(writer, orphans, context.Terminal, cancellation);
            }

            await TellAsync(context.Terminal, orphans, writer is null ? "to delete" : "deleted");
            if (reachable.Untouchable == 0)
            {
                return ExitCodes.Done;
            }

            await context.Terminal.SayAsync(
                $"{reachable.Untouchable:N0} shards or scripts were left alone, since they are damaged: see 'verify' and 'repair'");
            return ExitCodes.FoundProblems;
        });
        return verb;
    }

    private static async Task DeleteAsync(
        StoreWriter writer,
        List<(ObjectKind Kind, SnapshotState State)> orphans,
        Terminal terminal,
        CancellationToken cancellation)
    {
        using var progress = new Progress(terminal, "Deleting", "objects", orphans.Count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellation };
        await Parallel.ForEachAsync(orphans, options, async (orphan, _) =>
        {
            await writer.Of(orphan.State.Storage).ClearAsync(orphan.State.Grain, orphan.State.State);
            progress.Add();
        });
    }

    private static async Task TellAsync(
        Terminal terminal,
        List<(ObjectKind Kind, SnapshotState State)> orphans,
        string verdict)
    {
        foreach (var kind in orphans.GroupBy(orphan => orphan.Kind).OrderBy(group => group.Key))
        {
            await terminal.SayAsync(
                $"{kind.Count():N0} objects of kind {kind.Key}, {kind.Sum(orphan => orphan.State.Size):N0} bytes");
        }

        await terminal.SayAsync(
            $"{orphans.Count:N0} objects, {orphans.Sum(orphan => orphan.State.Size):N0} bytes {verdict}");
    }
}
