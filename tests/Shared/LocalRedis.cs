namespace Muster.Tests.Shared;

/// <summary>A Redis of the machine's own program, on a free port, with the settings of <c>deploy/redis</c>.</summary>
internal sealed class LocalRedis : IAsyncDisposable
{
    private readonly ServerProcess _server;
    private readonly int _port;

    private LocalRedis(ServerProcess server, int port)
    {
        _server = server;
        _port = port;
    }

    public string ConnectionString => $"127.0.0.1:{_port}";

    /// <summary>Null, and a reason, where it is not installed.</summary>
    /// <param name="settings">Further settings: they win.</param>
    public static async Task<(LocalRedis? Server, string Absence)> TryStartAsync(params string[] settings)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server"))
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            return (null, "Redis is not installed: there is no redis-server in PATH.");
        }

        var folder = Directory.CreateTempSubdirectory("muster-redis-").FullName;
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(
            folder,
            "Ready to accept connections",
            program,
            [Repository.File("deploy/redis/redis.conf"), "--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, .. settings]);
        return (new LocalRedis(server, port), "");
    }

    public Task PauseAsync() => _server.PauseAsync();

    public Task ResumeAsync() => _server.ResumeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
