namespace Muster.Gateway;

/// <summary>The target of a request line.</summary>
internal static class RawTarget
{
    private const string SchemeEnd = "://";

    /// <summary>The path as it was sent, from the origin form or, as proxies get it, the absolute form.</summary>
    public static PathString PathOf(string target)
    {
        var path = target.AsSpan();
        if (!path.StartsWith("/"))
        {
            var authority = path.IndexOf(SchemeEnd);
            path = authority < 0 ? "/" : path[(authority + SchemeEnd.Length)..];
            var slash = path.IndexOf('/');
            path = slash < 0 ? "/" : path[slash..];
        }

        var query = path.IndexOf('?');
        return new((query < 0 ? path : path[..query]).ToString());
    }
}
