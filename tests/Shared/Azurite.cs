using System.Diagnostics;

namespace Muster.Tests.Shared;

/// <summary>Azure's blob and table services in a Node process on free ports, everything in memory.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    // The account and key that Azurite is documented to have.
    private const string Account = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Azurite(Process process, string blobs, string tables)
    {
        _process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint={blobs}/{Account};TableEndpoint={tables}/{Account}";
    }

    public string ConnectionString { get; }

    /// <summary>Its JavaScript; null where it is not installed.</summary>
    public static string? Program =>
        Repository.File("deploy/azurite/node_modules/azurite/dist/src/azurite.js") is var path && File.Exists(path)
            ? path
            : null;

    /// <summary>Null, and a reason, where it is not installed.</summary>
    public static async Task<(Azurite? Azurite, string Absence)> TryStartAsync()
    {
        if (Program is not { } script)
        {
            return (null, "Azurite is not installed: the build found no npm, or npm found no registry.");
        }

        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        string[] arguments =
        [
            script, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            "--inMemoryPersistence", "--silent", "--disableTelemetry",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        try
        {
            return (new Azurite(process, await AddressAsync(process, "Blob"), await AddressAsync(process, "Table")), "");
        }
        catch
        {
            await StopAsync(process);
            throw;
        }
    }

    /// <summary>Stops it in its tracks: connections stay open and nobody answers.</summary>
    public Task PauseAsync() => ServerProcess.RunAsync("kill", "-STOP", $"{_process.Id}");

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => ServerProcess.RunAsync("kill", "-CONT", $"{_process.Id}");

    public async ValueTask DisposeAsync() => await StopAsync(_process);

    // The services report in this order: blob, queue, table.
    private static async Task<string> AddressAsync(Process process, string service)
    {
        var listens = $"Azurite {service} service is successfully listening at ";
        using var limit = new CancellationTokenSource(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(listens, StringComparison.Ordinal))
            {
                return line[listens.Length..].Trim();
            }
        }

        throw new InvalidOperationException($"Azurite ended before its {service} service listened.");
    }

    private static async Task StopAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
