namespace Muster.Tests.Shared;

/// <summary>A PostgreSQL server of the machine's own programs, on a free port, with the tables of <c>deploy/postgres</c>.</summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    private readonly ServerProcess _server;

    private LocalPostgres(ServerProcess server, int port)
    {
        _server = server;
        Port = port;
    }

    public int Port { get; }

    public static string Script => Repository.File("deploy/postgres/muster.sql");

    /// <summary>Null, and a reason, where it is not installed.</summary>
    public static async Task<(LocalPostgres? Server, string Absence)> TryStartAsync()
    {
        if (Programs() is not { } programs)
        {
            return (null, "PostgreSQL is not installed: there is no initdb below /usr/lib/postgresql and none in PATH.");
        }

        // It refuses to run as root.
        if (Environment.IsPrivilegedProcess && User() is null)
        {
            return (null, "PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.");
        }

        var folder = Directory.CreateTempSubdirectory("muster-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            await ServerProcess.RunAsync("chown", User()!, folder);
        }

        await Unprivileged(ServerProcess.RunAsync, $"{programs}/initdb", "-D", data, "-U", "muster", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync", "--no-instructions");
        var port = ServerProcess.FreePort();
        var server = await Unprivileged(
            (program, arguments) => ServerProcess.StartAsync(
                folder, "database system is ready to accept connections", program, arguments),
            $"{programs}/postgres", "-D", data, "-p", $"{port}", "-k", folder, "-c", "listen_addresses=127.0.0.1",
            "-c", "shared_buffers=32MB");
        return (new LocalPostgres(server, port), "");
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=muster;Database={database}";

    /// <summary>Makes a database and, where asked, its tables, as the script's head says.</summary>
    public async Task CreateAsync(string database, bool withTables = true)
    {
        await PsqlAsync("postgres", "-c", $"CREATE DATABASE {database}");
        if (withTables)
        {
            await RunScriptAsync(database);
        }
    }

    public Task RunScriptAsync(string database) => PsqlAsync(database, "-f", Script);

    public Task PauseAsync() => _server.PauseAsync();

    public Task ResumeAsync() => _server.ResumeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task PsqlAsync(string database, params string[] what) => ServerProcess.RunAsync(
        $"{Programs()}/psql", ["-q", "-v", "ON_ERROR_STOP=1", .. what, $"host=127.0.0.1 port={Port} user=muster dbname={database}"]);

    private static string? Programs() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    private static string? User() => File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0])
        .Where(name => name is "postgres" or "nobody").Order().LastOrDefault();

    private static T Unprivileged<T>(Func<string, string[], T> run, string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? run("setpriv", [$"--reuid={User()}", "--regid=65534", "--clear-groups", program, .. arguments])
            : run(program, arguments);
}
