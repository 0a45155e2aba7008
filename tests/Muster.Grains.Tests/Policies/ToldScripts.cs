using System.Collections.Concurrent;

namespace Muster.Grains.Tests.Policies;

/// <summary>Stands for the data plane: remembers what it was told.</summary>
internal sealed class ToldScripts : IDataPlaneFeed
{
    private readonly ConcurrentQueue<string> _scripts = new();

    public IEnumerable<string> Of(string namespaceId) => _scripts
        .Where(script => script.StartsWith(namespaceId, StringComparison.Ordinal))
        .Select(script => script[(namespaceId.Length + 1)..])
        .Order(StringComparer.Ordinal);

    public Task PublishAsync(string namespaceId, IReadOnlyList<string> scripts)
    {
        foreach (var script in scripts)
        {
            _scripts.Enqueue($"{namespaceId}/{script}");
        }

        return Task.CompletedTask;
    }

    public void Reset() => throw new InvalidOperationException("Nothing has failed here.");
}
