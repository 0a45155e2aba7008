namespace Muster.EndToEnd.Tests;

/// <summary>The scripts of one client as they must be: the model that answers are judged by.</summary>
internal sealed class ScriptBook
{
    private readonly Dictionary<(string Name, int Life), (ScriptState State, string Operation)> _deleted = [];
    private readonly Dictionary<string, int> _latest = new(StringComparer.Ordinal);

    public SortedDictionary<string, ScriptState> Live { get; } = new(StringComparer.Ordinal);

    /// <summary>A script's new state; what the audit trail must say of it.</summary>
    public IEnumerable<AuditLine> Become(string name, ScriptState state, string requestId, string action)
    {
        Live[name] = state;
        return [new(requestId, action, name)];
    }

    public void Delete(string name, string operation, bool purges)
    {
        Live.Remove(name, out var state);
        _latest[name] = state!.Life;
        if (purges)
        {
            _latest.Remove(name);
        }
        else
        {
            _deleted[(name, state.Life)] = (state, operation);
        }
    }

    public bool CanUndelete(string name) => _latest.ContainsKey(name);

    public void Undelete(string name) => Revive(name, _latest[name]);

    /// <summary>Forgets the last deletion of a name that does not live.</summary>
    public void Purge(string name)
    {
        _latest.Remove(name, out var life);
        _deleted.Remove((name, life));
    }

    /// <summary>What an operation deleted and nobody has brought back.</summary>
    public List<(string Name, int Life)> OfOperation(string operation) =>
        [.. _deleted.Where(entry => entry.Value.Operation == operation).Select(entry => entry.Key)];

    public void Revive(string name, int life)
    {
        _deleted.Remove((name, life), out var deletion);
        Live[name] = deletion.State;
        if (_latest.GetValueOrDefault(name) == life)
        {
            _latest.Remove(name);
        }
    }
}
