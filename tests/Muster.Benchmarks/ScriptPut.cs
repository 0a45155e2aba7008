namespace Muster.Benchmarks;

/// <summary>Uploads of new scripts against a writer that has nothing to do but to store the same.</summary>
internal static class ScriptPut
{
    private const int ModuleSize = 5_000;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        await using var muster = await MusterInstance.StartAsync(dispatch: false);
        await using var checking = await MusterInstance.StartAsync(dispatch: true);
        var (request, checkedRequest) = (await RequestAsync(muster), await RequestAsync(checking));

        // What an upload stores is asked of the database, so the yardstick cannot drift away from the product.
        using var writer = new GroupWriter(await StoredBytes.MeasureAsync(muster, request, settings.Duration));
        var rates = await Rounds.AlternateAsync(
            settings,
            time => HttpLoad.RunAsync(muster.Gateway, request, time),
            time => Task.FromResult(writer.Run(time)),
            time => HttpLoad.RunAsync(checking.Gateway, checkedRequest, time));
        return
        [
            new("script-put", "Muster: PUT …/scripts/{s}, dispatch off", rates[0], "scripts/s")
            {
                Yardstick = rates[1], Goal = ">= 0.15",
            },
            new("script-put", "one SQLite writer, same rows, groups of 32", rates[1], "scripts/s"),
            new("script-put", $"Muster: the same, {checking.Dispatch.State switch
            {
                Dispatch.DispatchState.Serving => "code checked by a dry load",
                _ => "(no workerd here)",
            }}", rates[2], "scripts/s"),
        ];
    }

    /// <summary>Uploads of new scripts, one after the other.</summary>
    public static async Task<RequestTemplate> RequestAsync(MusterInstance muster)
    {
        var metadata = $$"""{"main_module":"{{UploadForm.MainModule}}","tags":["customer-17","env-production"]}""";
        using var form = UploadForm.Create(metadata, Module());
        var body = await form.ReadAsByteArrayAsync();
        return new(
            [
                $"PUT {muster.ScriptsPath}/s######## HTTP/1.1",
                "Host: 127.0.0.1",
                $"Authorization: {muster.Authorization}",
                $"Content-Type: {form.Headers.ContentType}",
            ],
            body);
    }

    private static string Module()
    {
        var functions = Enumerable.Range(0, 200).Select(i => $"const f{i} = (x) => x * {i} + {i};\n");
        var code = "export default { fetch: () => new Response('hello') };\n" + string.Concat(functions);
        return code[..code.LastIndexOf('\n', ModuleSize)];
    }
}
