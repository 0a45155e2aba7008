namespace Muster.Client;

/// <summary>Codes by which a thing that is not there is told from a path that is wrong.</summary>
internal static class ErrorCodes
{
    public const int ScriptNotFound = 10092;

    // What Cloudflare answers in places where Muster says ScriptNotFound.
    public const int WorkerNotFound = 10007;
    public const int NamespaceNotFound = 100119;
    public const int FilterNotFound = 20014;
}
