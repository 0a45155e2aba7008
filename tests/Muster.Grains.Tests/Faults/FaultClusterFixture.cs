namespace Muster.Grains.Tests;

/// <summary>One <see cref="FaultCluster"/> in memory for the tests of a class; each makes namespaces of its own.</summary>
public sealed class FaultClusterFixture : IAsyncLifetime
{
    private FaultCluster? _cluster;

    internal MemoryStorage Storage { get; } = new();

    internal FaultCluster Cluster => _cluster!;

    public async ValueTask InitializeAsync() => _cluster = await FaultCluster.StartAsync(Storage);

    public async ValueTask DisposeAsync() => await _cluster!.DisposeAsync();
}
