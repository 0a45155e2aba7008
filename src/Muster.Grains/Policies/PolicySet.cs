using Muster.Tags;

namespace Muster.Grains;

/// <summary>The policies that this host declares.</summary>
public sealed class PolicySet
{
    /// <param name="policies">No two of a kind with one name.</param>
    /// <exception cref="ArgumentException">Two of a kind have the same name.</exception>
    public PolicySet(IEnumerable<DeclaredPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        All = [.. policies];
        var repeated = All.GroupBy(policy => (policy.Policy.Kind, policy.Policy.Name)).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            throw new ArgumentException(
                $"expected one {repeated.Key.Kind} policy '{repeated.Key.Name}', found {repeated.Count()}: give them different names",
                nameof(policies));
        }

        Declared = [.. All.Select(policy => policy.Policy)];
    }

    /// <summary>All policies.</summary>
    public ImmutableArray<DeclaredPolicy> All { get; }

    /// <summary>All policies as namespaces record them.</summary>
    public ImmutableArray<Policy> Declared { get; }

    /// <summary>The filter of a policy that is declared here with the same name, text and age; null when it is not.</summary>
    public TagFilter? Find(Policy policy) => All.FirstOrDefault(declared => declared.Policy == policy)?.Filter;
}
