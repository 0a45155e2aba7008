using System.Globalization;
using System.Text.Json.Nodes;

namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>A cluster of real processes, which can be killed and stopped, and each asked past the balancer.</summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ClusterProcess _process = null!;

    /// <summary>The balancer before the silos.</summary>
    public Uri Api => new((string)_process.State!["api"]!);

    /// <summary>Silos, past the balancer.</summary>
    public Uri[] Silos => UrlsOf("silo-");

    /// <summary>Data-plane nodes, past the balancer.</summary>
    public Uri[] Nodes => UrlsOf("node-");

    public static async Task<ChaosCluster> StartAsync(int silos, int nodes)
    {
        var cluster = new ChaosCluster();
        try
        {
            string[] size = ["--silos", silos.ToString(CultureInfo.InvariantCulture), "--nodes", nodes.ToString(CultureInfo.InvariantCulture)];
            cluster._process = await ClusterProcess.StartAsync(cluster._folder.Path, Azurite.Program!, size);
            return cluster;
        }
        catch
        {
            cluster._folder.Dispose();
            throw;
        }
    }

    public string Credential(string name) => _process.Credential(name);

    /// <summary>kill -9. Completes when the launcher has started it again and it is ready.</summary>
    public Task KillAsync(string name) => ReplaceAsync(name, () => SignalAsync(name, "KILL"));

    /// <summary>Completes when another process is there in the place of this one, and ready.</summary>
    public async Task ReplaceAsync(string name, Func<Task> end)
    {
        var starts = (int)_process.Child(name)["starts"]!;
        await end();
        await _process.WaitAsync(
            state => Child(state, name) is var child && (int)child["starts"]! > starts && (bool)child["isReady"]!,
            $"{name} is back");
    }

    public Task SignalAsync(string name, string signal) =>
        ServerProcess.RunAsync("kill", $"-{signal}", $"{(int)_process.Child(name)["pid"]!}");

    /// <summary>The last lines of each process's log.</summary>
    public string Logs() => string.Join('\n', Directory.EnumerateFiles(Path.Combine(_folder.Path, "logs")).Order(StringComparer.Ordinal)
        .Select(file => $"== {Path.GetFileName(file)}\n{string.Join('\n', File.ReadLines(file).TakeLast(60))}"));

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private Uri[] UrlsOf(string prefix) => [.. _process.State!["children"]!.AsArray()
        .Where(child => ((string)child!["name"]!).StartsWith(prefix, StringComparison.Ordinal))
        .Select(child => new Uri((string)child!["url"]!))];

    private static JsonNode Child(JsonNode state, string name) =>
        state["children"]!.AsArray().First(child => (string)child!["name"]! == name)!;
}
