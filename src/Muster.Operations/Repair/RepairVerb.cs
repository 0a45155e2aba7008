using System.CommandLine;

namespace Muster.Operations;

/// <summary><c>repair [--apply]</c>.</summary>
internal static class RepairVerb
{
    public static Command Create(OperatorContext context)
    {
        var data = CommonOptions.Data();
        var apply = new Option<bool>("--apply")
        {
            Description = "Do it. Muster must not run on the database; take a backup first. Without it the plan is shown, which works beside a running Muster.",
        };
        var dryRun = CommonOptions.DryRun("Show the plan: what happens without --apply anyway.");
        var verb = new Command(
            "repair",
            "Rebuilds shards whose manifest or segments are gone or damaged, from the records that still read and from the versions "
            + "of their scripts, and says what it could not know. Damaged objects are put aside, never overwritten.")
        {
            data, apply, dryRun,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(apply) && result.GetValue(dryRun))
            {
                result.AddError("Expected --apply or --dry-run, found both.");
            }
        });
        verb.SetAction(async (parsed, cancellation) =>
        {
            var path = context.Describe(parsed.GetValue(data)).RequireDatabase("repair");
            using var writer = parsed.GetValue(apply) ? StoreWriter.OpenExisting(path, context.Terminal.Time) : null;
            List<ShardPlan> plans;
            using (var store = StoreReader.Open(path))
            {
                plans = await new RepairPlanner(store, context.Terminal).PlanAsync(cancellation);
            }

            if (plans.Count == 0)
            {
                await context.Terminal.Output.WriteLineAsync("Every shard loads: there is nothing to repair.");
                return ExitCodes.Done;
            }

            foreach (var plan in plans)
            {
                await RepairReport.WriteAsync(context.Terminal, plan);
                if (writer is not null)
                {
                    await new ShardMender(writer, context.Terminal.Time).MendAsync(plan);
                }
            }

            await context.Terminal.Output.WriteLineAsync(writer is null
                ? "Nothing was changed. Take a backup, stop Muster, then: repair --apply"
                : "Done. 'verify' looks at everything once more.");
            return writer is null ? ExitCodes.FoundProblems : ExitCodes.Done;
        });
        return verb;
    }
}
