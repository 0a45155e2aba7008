using System.Diagnostics;

namespace Muster.Tests.Shared;

/// <summary>Azure's blob service in a Node process on a free port, everything in memory.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    // The account and key that Azurite is documented to have.
    private const string Account = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string ListensOn = "successfully listens on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Azurite(Process process, string address)
    {
        _process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint={address}/{Account}";
    }

    public string ConnectionString { get; }

    /// <summary>Null, and a reason, where it is not installed.</summary>
    public static async Task<(Azurite? Azurite, string Absence)> TryStartAsync()
    {
        var script = Path.Combine(Repository(), "deploy/azurite/node_modules/azurite/dist/src/blob/main.js");
        if (!File.Exists(script))
        {
            return (null, "Azurite is not installed: the build found no npm, or npm found no registry.");
        }

        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        string[] arguments =
        [
            script, "--blobHost", "127.0.0.1", "--blobPort", "0",
            "--inMemoryPersistence", "--silent", "--disableTelemetry",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        try
        {
            return (new Azurite(process, await AddressAsync(process)), "");
        }
        catch
        {
            await StopAsync(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(_process);

    private static async Task<string> AddressAsync(Process process)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.IndexOf(ListensOn, StringComparison.Ordinal) is var at and >= 0)
            {
                return line[(at + ListensOn.Length)..].Trim();
            }
        }

        throw new InvalidOperationException("Azurite ended before it listened.");
    }

    private static async Task StopAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cluster.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Expected to run below Cluster.sln.");
        }

        return folder.FullName;
    }
}
