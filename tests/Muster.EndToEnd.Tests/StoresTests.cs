namespace Muster.EndToEnd.Tests;

/// <summary>The real program on PostgreSQL and on Redis, chosen by two settings.</summary>
public sealed class StoresTests
{
    private const string Metadata =
        """{"main_module": "worker.js", "compatibility_date": "2026-01-01", "tags": ["t"]}""";

    [Fact]
    public async Task OnPostgres_EverythingIsThereAfterARestart()
    {
        await using var server = await PostgresOrSkipAsync();
        await server.CreateAsync("muster");

        await SurvivesARestartAsync(Postgres(server));
    }

    [Fact]
    public async Task OnRedis_EverythingIsThereAfterARestart()
    {
        await using var server = await RedisOrSkipAsync();

        await SurvivesARestartAsync([.. Redis(server), "--Orleans:GrainDirectory:default:ProviderType=Redis",
            $"--Orleans:GrainDirectory:default:ConnectionString={server.ConnectionString}"]);
    }

    [Fact]
    public async Task OnPostgres_TwoSilosAreOneMuster()
    {
        await using var server = await PostgresOrSkipAsync();
        await server.CreateAsync("muster");

        await AreOneMusterAsync(Postgres(server));
    }

    [Fact]
    public async Task OnRedis_TwoSilosAreOneMuster()
    {
        await using var server = await RedisOrSkipAsync();

        await AreOneMusterAsync(Redis(server));
    }

    [Fact]
    public async Task ADatabaseWithoutTables_IsSaidWithTheScriptToRun()
    {
        await using var server = await PostgresOrSkipAsync();
        await server.CreateAsync("empty", withTables: false);
        using var folder = new TemporaryFolder();

        var (code, output) = await MusterProcess.StartAndFailAsync(
            folder.Path, [.. ClusterCredentials.Settings, .. Postgres(server, "empty")]);

        Assert.Equal(1, code);
        Assert.Equal(
            "Muster:Storage:ConnectionString: the tables of this release are not in the database 'empty'. "
            + "Run deploy/postgres/muster.sql there: psql -v ON_ERROR_STOP=1 -f deploy/postgres/muster.sql \"<connection>\".",
            output.Trim());
    }

    [Fact]
    public async Task ARedisThatLosesWrites_IsRefused()
    {
        await using var server = await RedisOrSkipAsync("--appendfsync", "everysec");
        using var folder = new TemporaryFolder();

        var (code, output) = await MusterProcess.StartAndFailAsync(folder.Path, [.. ClusterCredentials.Settings, .. Redis(server)]);

        Assert.Equal(1, code);
        Assert.Equal(
            $"""
            Muster:Storage:ConnectionString: Redis at {server.ConnectionString} has appendfsync 'everysec', expected 'always'.
            What was acknowledged could be lost. Change the server's settings, or set Muster:Storage:AllowDataLoss=true.
            """,
            output.Trim());
    }

    [Fact]
    public async Task AServerThatIsNotThere_IsNamed()
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await MusterProcess.StartAndFailAsync(
            folder.Path,
            [
                .. ClusterCredentials.Settings,
                "--Muster:Storage:Kind=Postgres",
                $"--Muster:Storage:ConnectionString=Host=127.0.0.1;Port={ServerProcess.FreePort()};Username=u;Password=topsecret",
            ]);

        Assert.Equal(1, code);
        Assert.StartsWith("Muster:Storage:ConnectionString: PostgreSQL does not answer: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static async Task<LocalPostgres> PostgresOrSkipAsync()
    {
        var (server, absence) = await LocalPostgres.TryStartAsync();
        Assert.SkipWhen(server is null, absence);
        return server!;
    }

    private static async Task<LocalRedis> RedisOrSkipAsync(params string[] settings)
    {
        var (server, absence) = await LocalRedis.TryStartAsync(settings);
        Assert.SkipWhen(server is null, absence);
        return server!;
    }

    private static string[] Postgres(LocalPostgres server, string database = "muster") =>
        ["--Muster:Storage:Kind=Postgres", $"--Muster:Storage:ConnectionString={server.ConnectionString(database)}"];

    private static string[] Redis(LocalRedis server) =>
        ["--Muster:Storage:Kind=Redis", $"--Muster:Storage:ConnectionString={server.ConnectionString}"];

    // Two processes on one machine need addresses of their own. One that comes back under its address is known to have been
    // gone; under another it would wait for a minute until nothing was heard of the former one.
    private static string[] At(int port, string[] settings) =>
    [
        .. settings,
        .. ClusterCredentials.Settings,
        "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1",
        $"--Orleans:Endpoints:SiloPort={port}",
        "--Orleans:Endpoints:GatewayPort=0",
        "--Muster:Dispatch:Enabled=false",
    ];

    private static async Task SurvivesARestartAsync(string[] settings)
    {
        using var folder = new TemporaryFolder();
        settings = At(ServerProcess.FreePort(), settings);
        await using (var first = await MusterProcess.StartAsync(folder.Path, settings))
        {
            using var api = ClusterCredentials.Open(first);
            await CreateSpaceAsync(api);
            await UploadAsync(api, "a");
            await UploadAsync(api, "b");
            await api.OkAsync(HttpMethod.Put, $"{Api.Scripts("space")}/b/tags", new StringContent("[\"t\", \"u\"]"));
            await first.KillAsync();
        }

        await using var second = await MusterProcess.StartAsync(folder.Path, settings);
        using var again = ClusterCredentials.Open(second);
        Assert.Equal(["a", "b"], await again.NamesAsync("space", "?tags=t:yes"));
        Assert.Equal(["b"], await again.NamesAsync("space", "?tags=u:yes"));
        Assert.Contains("from a", await again.TextAsync($"{Api.Scripts("space")}/a/content"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task AreOneMusterAsync(string[] settings)
    {
        using var folder = new TemporaryFolder();
        await using var first = await MusterProcess.StartAsync(folder.Path, At(ServerProcess.FreePort(), settings));
        await using var second = await MusterProcess.StartAsync(folder.Path, At(ServerProcess.FreePort(), settings));
        using var one = ClusterCredentials.Open(first);
        using var other = ClusterCredentials.Open(second);
        await CreateSpaceAsync(one);
        for (var i = 0; i < 10; i++)
        {
            await UploadAsync(i % 2 == 0 ? one : other, $"s{i}");
        }

        Assert.Equal(10, (await one.NamesAsync("space", "?tags=t:yes")).Count);
        Assert.Equal(await one.NamesAsync("space"), await other.NamesAsync("space"));
        Assert.Equal(0, await first.StopAsync());
        await UploadAsync(other, "after");
        Assert.Equal(11, (await other.NamesAsync("space", "?tags=t:yes")).Count);
    }

    private static async Task CreateSpaceAsync(Api api) => await api.OkAsync(
        HttpMethod.Post,
        "/workers/dispatch/namespaces",
        new StringContent("""{"name": "space"}""", null, "application/json"));

    private static async Task UploadAsync(Api api, string name) => await api.OkAsync(
        HttpMethod.Put,
        $"{Api.Scripts("space")}/{name}",
        Api.Upload($"export default {{ fetch() {{ return new Response('from {name}') }} }}", Metadata));
}
