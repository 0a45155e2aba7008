namespace Muster.EndToEnd.Tests;

/// <summary>The scripts of one client as they must be: the model that answers are judged by.</summary>
internal sealed class ScriptBook
{
    // In order of deletion.
    private readonly List<DeletedScript> _deleted = [];

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
        if (!purges)
        {
            _deleted.Add(new(name, state!, operation));
        }
    }

    public bool CanUndelete(string name) => _deleted.Exists(deletion => deletion.Name == name);

    /// <summary>Brings back the life of a name that was deleted last.</summary>
    public void Undelete(string name) => Revive(_deleted.Last(deletion => deletion.Name == name));

    /// <summary>Forgets all lives of a name that does not live; how many there were.</summary>
    public int Purge(string name) => _deleted.RemoveAll(deletion => deletion.Name == name);

    /// <summary>What an operation deleted and nobody has brought back.</summary>
    public List<DeletedScript> OfOperation(string operation) => _deleted.FindAll(deletion => deletion.Operation == operation);

    public void Revive(DeletedScript deletion)
    {
        _deleted.Remove(deletion);
        Live[deletion.Name] = deletion.State;
    }
}
