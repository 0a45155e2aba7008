using System.Globalization;

namespace Muster.Operations;

/// <summary>Says of a plan what it does and what it cannot know.</summary>
internal static class RepairReport
{
    public static async Task WriteAsync(Terminal terminal, ShardPlan plan)
    {
        var damage = plan.Damage;
        await terminal.SayAsync(
            $"shard {damage.Owner.Key} of namespace '{damage.Space.Name}': {Describe(damage)}");
        await terminal.SayAsync($"  {plan.KnownRows:N0} scripts are in the records that still read");
        foreach (var rebuilt in plan.Rebuilt)
        {
            await terminal.Output.WriteLineAsync($"  {Explain(rebuilt)}");
        }

        foreach (var doubt in Doubts(plan))
        {
            await terminal.Output.WriteLineAsync($"  not known: {doubt}");
        }
    }

    private static string Describe(ShardDamage damage) => damage.Manifest is null
        ? damage.Damaged.IsEmpty ? "its manifest is gone" : $"damaged: {string.Join(", ", damage.Damaged)}"
        : string.Join(", ", damage.Lost.Select(segment =>
            $"segment {segment.StateName} is {(damage.Damaged.Contains(segment.StateName) ? "damaged" : "gone")} "
            + string.Create(CultureInfo.InvariantCulture, $"({segment.Count:N0} records)")));

    private static string Explain(RebuiltRow rebuilt) => rebuilt.How == RebuiltFrom.Versions
        ? $"'{rebuilt.Row.Name}' comes back from its versions, tags [{string.Join(", ", rebuilt.Row.Tags)}]"
        : $"'{rebuilt.Row.Name}' moves on to version {rebuilt.Row.LatestVersion}, tags [{string.Join(", ", rebuilt.Row.Tags)}]";

    private static IEnumerable<string> Doubts(ShardPlan plan)
    {
        var (from, to) = plan.Damage.LostTime;
        var when = $"between {(from == DateTimeOffset.MinValue ? "the beginning" : from.ToString("u", CultureInfo.InvariantCulture))} "
            + $"and {(to == DateTimeOffset.MaxValue ? "the end" : to.ToString("u", CultureInfo.InvariantCulture))}";
        yield return $"tags and system tags that were changed alone, not by an upload, {when}: tags are those of the last upload";
        yield return $"scripts that were deleted {when} are back: delete them again";
        if (plan.Rebuilt.Count > 0)
        {
            yield return "uploads that were stored but not committed, or not deployed: the latest version counts as deployed";
        }
    }
}
