using Microsoft.Extensions.Configuration;
using Muster.Hosting;

namespace Muster.LocalCluster;

/// <summary>All processes of a cluster on this machine, and the balancers before them.</summary>
internal sealed class RunningCluster(ClusterOptions options, TimeProvider time, TextWriter console) : IAsyncDisposable
{
    private readonly ClusterFile _file = new(options.Folder);
    private readonly List<Child> _storage = [];
    private readonly List<Child> _silos = [];
    private readonly List<Child> _nodes = [];
    private FileStream? _lock;
    private Balancer? _api;
    private Balancer? _workers;

    private IEnumerable<Child> Children => [.. _storage, .. _silos, .. _nodes];

    /// <summary>Starts everything; returns when all of it is ready.</summary>
    /// <exception cref="StartupException">Some of it did not come up.</exception>
    public async Task StartAsync(CancellationToken stopping)
    {
        Directory.CreateDirectory(Path.Combine(options.Folder, "logs"));
        _lock = FolderLock.Take(options.Folder);
        var credentials = LocalCredentials.LoadOrCreate(options.Folder, new ConfigurationBuilder().Build());
        var ports = new ClusterPorts(options.Folder);
        var specs = new ChildSpecs(options, ports, credentials);
        var silos = Enumerable.Range(1, options.Silos).Select(specs.Silo).ToList();
        _api = await Balancer.StartAsync(options.Api, silos, BalancerKind.Api);
        var nodes = Enumerable.Range(1, options.Nodes).Select(number => specs.Node(number, _api.Url)).ToList();
        _workers = nodes.Count == 0 ? null : await Balancer.StartAsync(options.Workers, nodes, BalancerKind.Workers);

        if (string.IsNullOrEmpty(options.Connection))
        {
            await StartAsync([specs.Azurite()], _storage, stopping);
        }

        await StartAsync(silos, _silos, stopping);
        await StartAsync(nodes, _nodes, stopping);
        await AnnounceAsync(credentials);
    }

    /// <summary>Stops everything, the storage last.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(_nodes);
        await StopAsync(_silos);
        await StopAsync(_storage);
        if (_workers is not null)
        {
            await _workers.DisposeAsync();
        }

        if (_api is not null)
        {
            await _api.DisposeAsync();
        }

        _lock?.Dispose();
    }

    private async Task StartAsync(IEnumerable<ChildSpec> specs, List<Child> children, CancellationToken stopping)
    {
        children.AddRange(specs.Select(spec =>
            new Child(spec, Path.Combine(options.Folder, "logs", $"{spec.Name}.log"), time, Say, WriteFile)));
        children.ForEach(child => child.Start());

        // The first that fails ends the wait; the others may never be ready without it.
        var pending = children.Select(child => child.Ready).ToList();
        while (pending.Count > 0)
        {
            var first = await Task.WhenAny(pending).WaitAsync(stopping);
            await first;
            pending.Remove(first);
        }
    }

    private static Task StopAsync(List<Child> children) => Task.WhenAll(children.Select(child => child.DisposeAsync().AsTask()));

    private void WriteFile() => _file.Write(() =>
    {
        var children = Children.Select(child => child.Status).ToList();
        return new ClusterSnapshot(
            children.Count(child => child.IsReady) >= options.Silos + options.Nodes && children.TrueForAll(child => child.IsReady),
            Environment.ProcessId,
            _api!.Url,
            _workers?.Url,
            Path.Combine(options.Folder, LocalCredentials.FileName),
            children);
    });

    private void Say(string line) => console.WriteLine($"{time.GetLocalNow():HH:mm:ss} {line}");

    private async Task AnnounceAsync(IReadOnlyDictionary<string, string?> credentials)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(credentials).Build();
        var muster = settings.GetSection(MusterOptions.Section).Get<MusterOptions>()!;
        var api = $"{_api!.Url.ToString().TrimEnd('/')}/client/v4";
        await console.WriteLineAsync($"""

            A cluster of {options.Silos} is up.
              API:      {api}
              Workers:  {(_workers is null ? "none" : $"http://<worker>.localhost:{_workers.Url.Port}/")}
            {string.Concat(Children.Select(child => child.Status).Select(Describe))}
            {PasteLines.For(api, muster)}

            Processes, ports and states: {_file.Path}
            Stop with Ctrl-C.
            """);
    }

    private static string Describe(ChildStatus child) => child.Url is null
        ? $"  {child.Name,-8}  pid {child.Pid}{Environment.NewLine}"
        : $"  {child.Name,-8}  pid {child.Pid}, {child.Url}, operator's listener {child.Admin}{Environment.NewLine}";
}
