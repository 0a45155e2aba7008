namespace Muster.Contracts;

/// <summary>
/// Paths of the internal HTTP protocol between silos and data-plane agents, version 1. Every request carries
/// <c>Authorization: Bearer {dispatch token}</c>. Bodies are JSON of <see cref="ProtocolJson"/>.
/// </summary>
public static class InternalRoutes
{
    /// <summary>WebSocket: <see cref="FeedMessage"/> down, <see cref="FeedReply"/> up.</summary>
    public const string Feed = "/internal/v1/feed";

    /// <summary>
    /// Header of the feed's request: names the node, the same over all its connections. An agent sends it only when nothing that
    /// it was told before is in force any more.
    /// </summary>
    public const string NodeHeader = "X-Muster-Node";

    /// <summary>GET <see cref="ActiveScript"/>, 404 when there is no such script.</summary>
    public const string Script = "/internal/v1/scripts/{namespace}/{script}";

    /// <summary>GET <see cref="VersionBundle"/>, 404 when there is no such version.</summary>
    public const string Bundle = "/internal/v1/scripts/{namespace}/{script}/versions/{version}";
}
