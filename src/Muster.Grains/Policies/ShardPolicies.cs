using Muster.Tags;

namespace Muster.Grains;

/// <summary>
/// What the policies of a namespace mean for the rows of one shard. A recorded policy that this silo does not declare still
/// protects, since a host that was started without it must not be the one that deletes; but nothing is swept for it.
/// </summary>
internal sealed class ShardPolicies(PolicySet declared)
{
    private ImmutableArray<ShardPolicy> _policies = [];

    /// <summary>Retention policies that this silo declares.</summary>
    public IEnumerable<ShardPolicy> Sweeping => _policies.Where(policy => policy is { Kind: PolicyKind.Retain, IsDeclared: true });

    /// <summary>Names of recorded retention policies that this silo does not declare.</summary>
    public ImmutableArray<string> Undeclared =>
        [.. _policies.Where(policy => policy is { Kind: PolicyKind.Retain, IsDeclared: false }).Select(policy => policy.Name)];

    public void Take(ImmutableArray<RecordedPolicy> recorded) => _policies =
    [
        .. recorded.Select(policy => declared.Find(policy.Policy) is { } filter
            ? new ShardPolicy(policy, filter, IsDeclared: true)
            : new ShardPolicy(policy, TagFilter.Parse(policy.Policy.Filter, TagFilterDialect.Extended), IsDeclared: false)),
    ];

    /// <summary>Why the row may not be deleted, or null.</summary>
    public Refusal? ExplainProtection(CatalogRow row)
    {
        if (row.Marks.HasFlag(ScriptMarks.Protected))
        {
            return Protected(
                $"'{row.Name}' carries the tag '{SystemTagNames.Protected}': remove the tag before you delete the script.");
        }

        return FindProtecting(row) is not { } policy ? null : Protected(policy.IsDeclared
            ? $"'{row.Name}' is protected by the policy '{policy.Name}' ({policy.Filter}): change its tags before you delete the script."
            : $"'{row.Name}' is protected by the policy '{policy.Name}' ({policy.Filter}), which this host no longer declares: "
                + "change its tags, or forget the policy, before you delete the script.");
    }

    /// <summary>What protects the row, in the words of a message; null when nothing does.</summary>
    public string? NameProtection(CatalogRow row) => row.Marks.HasFlag(ScriptMarks.Protected)
        ? $"the tag '{SystemTagNames.Protected}'"
        : FindProtecting(row) is { } policy ? $"the policy '{policy.Name}'" : null;

    private ShardPolicy? FindProtecting(CatalogRow row) =>
        _policies.FirstOrDefault(policy => policy.Kind == PolicyKind.Protect && policy.Matches(row));

    private static Refusal Protected(string message) => new(RefusalReason.Conflict, ErrorCodes.ScriptProtected, message);
}
