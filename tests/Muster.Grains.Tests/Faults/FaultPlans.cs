using System.Collections.Concurrent;

namespace Muster.Grains.Tests;

/// <summary>
/// Which plan an operation falls under: that of its account or namespace, or else the one that the calling test put into the
/// request's context, which is how the objects of a namespace that is only just being made are found.
/// </summary>
internal sealed class FaultPlans
{
    public const string ContextKey = "fault-plan";
    private readonly ConcurrentDictionary<string, FaultPlan> _plans = new(StringComparer.Ordinal);

    public void Set(string root, FaultPlan plan) => _plans[root] = plan;

    public FaultPlan? Find(StorageOperation operation)
    {
        if (_plans.TryGetValue(operation.Root, out var plan))
        {
            return plan;
        }

        return RequestContext.Get(ContextKey) is string root && _plans.TryGetValue(root, out plan)
            ? _plans.GetOrAdd(operation.Root, plan)
            : null;
    }
}
