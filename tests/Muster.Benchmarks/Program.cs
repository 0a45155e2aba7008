using Muster.Benchmarks;
using Muster.Benchmarks.Tags;

var comparisons = new Dictionary<string, Func<Settings, Task<IReadOnlyList<Row>>>>
{
    ["tags-get"] = TagsGet.RunAsync,
    ["script-put"] = ScriptPut.RunAsync,
    ["durable"] = DurableWrites.RunAsync,
    ["shard-load"] = ShardLoad.RunAsync,
    ["dispatch"] = DispatchPath.RunAsync,
    ["filter-count"] = FilterCount.RunAsync,
    ["filter-batch"] = FilterBatch.RunAsync,
    ["filter-single"] = FilterSingle.RunAsync,
    ["filter-create"] = FilterCreate.RunAsync,
};
if (!Settings.TryParse(args, out var settings, out var names) || names.FirstOrDefault(n => !comparisons.ContainsKey(n)) is not null)
{
    await Console.Error.WriteLineAsync(
        $"Usage: [--rounds N] [--seconds S] [--scripts N] [{string.Join("] [", comparisons.Keys)}]");
    return 2;
}

// A host greets its user on the console; here the table is all that should be there.
var output = Console.Out;
Console.SetOut(TextWriter.Null);
await output.WriteLineAsync(Machine.Describe(settings));
await output.WriteLineAsync(Row.Header);
foreach (var name in names.Count > 0 ? names : [.. comparisons.Keys])
{
    foreach (var row in await comparisons[name](settings))
    {
        await output.WriteLineAsync(row.ToString());
    }
}

return 0;
