using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>
/// What the agent last heard of scripts. Served only when no silo can be asked, so it need not be true, only recent.
/// </summary>
internal sealed class LastKnown
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ScriptAddress, ActiveScript?> _scripts = [];
    private long _changes;

    /// <summary>Taken before a question, so that its answer does not undo a notice that overtook it.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    public bool TryGet(ScriptAddress script, out ActiveScript? active)
    {
        lock (_lock)
        {
            return _scripts.TryGetValue(script, out active);
        }
    }

    public void Remember(ScriptAddress script, ActiveScript? active, long since)
    {
        lock (_lock)
        {
            // Visitors may ask for any name: one that nobody has is forgotten, or it would stay here for good.
            if (_scripts.ContainsKey(script) ? since == _changes : active is not null)
            {
                _scripts[script] = active;
            }
        }
    }

    public void Apply(IEnumerable<ScriptNotice> notices)
    {
        lock (_lock)
        {
            _changes++;
            foreach (var notice in notices)
            {
                ScriptAddress[] changed = notice.Script is { } script
                    ? [new(notice.Namespace, script)]
                    : [.. _scripts.Keys.Where(known => known.NamespaceId == notice.Namespace)];
                foreach (var address in changed.Where(_scripts.ContainsKey))
                {
                    _scripts[address] = notice.Active;
                }
            }
        }
    }
}
