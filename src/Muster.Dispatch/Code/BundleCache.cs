namespace Muster.Dispatch;

/// <summary>
/// Bundles in the router's form, least recently used last. A version never changes, so an entry is never wrong.
/// </summary>
internal sealed class BundleCache(long capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, byte[] Bundle)>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, byte[] Bundle)> _byUse = new();
    private long _size;

    public byte[]? Find(string key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Bundle;
        }
    }

    public void Add(string key, byte[] bundle)
    {
        lock (_lock)
        {
            if (bundle.Length > capacity || _entries.ContainsKey(key))
            {
                return;
            }

            _entries.Add(key, _byUse.AddFirst((key, bundle)));
            _size += bundle.Length;
            while (_size > capacity && _byUse.Last is { } last)
            {
                _byUse.RemoveLast();
                _entries.Remove(last.Value.Key);
                _size -= last.Value.Bundle.Length;
            }
        }
    }
}
