namespace Muster.Benchmarks;

/// <summary>A script's tags through HTTP against an endpoint that knows the answer beforehand.</summary>
internal static class TagsGet
{
    private const int Scripts = 256;

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        await using var muster = await MusterInstance.StartAsync(dispatch: false);
        var metadata = $$"""{"main_module":"{{UploadForm.MainModule}}","tags":["customer-17","env-production","plan-pro"]}""";
        for (var i = 0; i < Scripts; i++)
        {
            await muster.UploadAsync(
                $"{muster.ScriptsPath}/s{i:D8}", metadata, "export default { fetch: () => new Response('hello') };");
        }

        using var known = await muster.Api.GetAsync($"{muster.ScriptsPath}/s{0:D8}/tags");
        await using var bare = await BareEndpoint.StartAsync(muster.Services, known);
        var request = new RequestTemplate(
            [
                $"GET {muster.ScriptsPath}/s########/tags HTTP/1.1",
                "Host: 127.0.0.1",
                $"Authorization: {muster.Authorization}",
            ],
            distinct: Scripts);
        var rates = await Rounds.AlternateAsync(
            settings,
            time => HttpLoad.RunAsync(muster.Gateway, request, time),
            time => HttpLoad.RunAsync(bare.Address, request, time));
        return
        [
            new("tags-get", "Muster: GET …/scripts/{s}/tags", rates[0], "answers/s") { Yardstick = rates[1], Goal = ">= 0.5" },
            new("tags-get", "bare Kestrel, same bytes and credentials", rates[1], "answers/s"),
        ];
    }
}
