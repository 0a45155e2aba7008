namespace Muster.Operations;

/// <summary>What a verification has come upon.</summary>
internal sealed class Findings
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Objects read.</summary>
    public long Objects { get; set; }

    /// <summary>Objects under names that this release does not know; not a problem, a newer one may have written them.</summary>
    public long Unknown { get; set; }

    /// <summary>Objects that a repair has put aside.</summary>
    public long Aside { get; set; }

    /// <summary>Namespaces of all accounts, the reserved ones included.</summary>
    public long Namespaces { get; set; }

    /// <summary>Scripts.</summary>
    public long Scripts { get; set; }

    /// <summary>Secrets of active versions that were opened.</summary>
    public long Secrets { get; set; }

    /// <summary>Secrets that no configured key could have opened.</summary>
    public long ClosedSecrets { get; set; }

    /// <summary>Namespaces whose data keys are wrapped by an earlier master key; not a problem, as long as that one is kept.</summary>
    public List<DispatchNamespace> EarlierKeys { get; } = [];

    public void Add(object where, string what) => _problems.Add(new(where.ToString()!, what));
}
