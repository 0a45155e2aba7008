namespace Muster.Dispatch;

/// <summary>Host name to Worker.</summary>
internal sealed class HostRoutes
{
    private const string LocalSuffix = ".localhost";
    private const string Wildcard = "*";

    private readonly Dictionary<string, string> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Suffix, string Worker)> _wildcards;

    public HostRoutes(IEnumerable<KeyValuePair<string, string>> routes)
    {
        var all = routes.ToLookup(route => route.Key.StartsWith(Wildcard, StringComparison.Ordinal));
        foreach (var (host, worker) in all[false])
        {
            _exact[host] = worker;
        }

        // The longest suffix is the most specific wildcard.
        _wildcards = [.. all[true]
            .Select(route => (Suffix: route.Key[Wildcard.Length..], Worker: route.Value))
            .OrderByDescending(route => route.Suffix.Length)];
    }

    /// <param name="host">Host name without port.</param>
    public WorkerRoute? Find(string host)
    {
        if (_exact.TryGetValue(host, out var worker))
        {
            return new(worker, IsSubdomain: false);
        }

        foreach (var (suffix, name) in _wildcards)
        {
            if (host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return new(name, IsSubdomain: false);
            }
        }

        return host.EndsWith(LocalSuffix, StringComparison.OrdinalIgnoreCase) && host.IndexOf('.', StringComparison.Ordinal)
            == host.Length - LocalSuffix.Length && host.Length > LocalSuffix.Length
            ? new(host[..^LocalSuffix.Length], IsSubdomain: true)
            : null;
    }
}
