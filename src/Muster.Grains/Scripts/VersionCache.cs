namespace Muster.Grains;

/// <summary>
/// The versions of one script that its grain has read or written lately. A version never changes, so what is here is true as
/// long as it exists. Transient: each activation has its own.
/// </summary>
internal sealed class VersionCache(DocumentStore documents)
{
    // History and a few staged versions; more only wastes memory in a silo with many scripts.
    private const int Capacity = 16;
    private readonly Dictionary<Guid, VersionManifest> _versions = [];
    private readonly Queue<Guid> _byAge = new();
    private ScriptAddress _address;

    public void Open(ScriptAddress address) => _address = address;

    public async ValueTask<VersionManifest?> GetAsync(Guid id)
    {
        if (_versions.TryGetValue(id, out var known))
        {
            return known;
        }

        var version = await documents.ReadVersionAsync(_address, id);
        if (version is not null)
        {
            Keep(version);
        }

        return version;
    }

    public async Task CreateAsync(VersionManifest version)
    {
        await documents.WriteVersionAsync(_address, version);
        Keep(version);
    }

    /// <summary>A version that is cleared.</summary>
    public void Forget(Guid id) => _versions.Remove(id);

    private void Keep(VersionManifest version)
    {
        if (!_versions.TryAdd(version.Id, version))
        {
            return;
        }

        _byAge.Enqueue(version.Id);
        if (_byAge.Count > Capacity)
        {
            _versions.Remove(_byAge.Dequeue());
        }
    }
}
