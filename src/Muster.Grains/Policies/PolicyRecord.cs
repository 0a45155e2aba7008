namespace Muster.Grains;

/// <summary>What a namespace remembers of policies. Pure.</summary>
internal static class PolicyRecord
{
    /// <summary>
    /// Adds what is new; a policy that is declared with another filter or age than recorded is as good as new. What is not
    /// declared stays, since another host may declare it.
    /// </summary>
    public static ImmutableArray<RecordedPolicy> Add(
        ImmutableArray<RecordedPolicy> recorded,
        ImmutableArray<Policy> declared,
        DateTimeOffset now)
    {
        var known = recorded.ToDictionary(policy => (policy.Policy.Kind, policy.Policy.Name));
        foreach (var policy in declared)
        {
            if (!known.TryGetValue((policy.Kind, policy.Name), out var earlier) || earlier.Policy != policy)
            {
                known[(policy.Kind, policy.Name)] = new(policy, now);
            }
        }

        return
        [
            .. known.Values
                .OrderBy(policy => policy.Policy.Kind)
                .ThenBy(policy => policy.Policy.Name, StringComparer.Ordinal),
        ];
    }
}
