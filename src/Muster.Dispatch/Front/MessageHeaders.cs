namespace Muster.Dispatch;

/// <summary>Which headers belong to the message and which to the connection that carries it.</summary>
internal static class MessageHeaders
{
    // Framing and the connection's own business. `expect` is answered by the server in front.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "keep-alive", "proxy-connection", "transfer-encoding", "te", "upgrade", "expect",
    };

    public static bool Travels(string name) => !OfTheConnection.Contains(name);

    public static bool IsInternal(string name) => name.StartsWith(InternalHeaders.Prefix, StringComparison.OrdinalIgnoreCase);
}
