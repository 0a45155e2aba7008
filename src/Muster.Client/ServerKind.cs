namespace Muster.Client;

/// <summary>Whose API a client talks to.</summary>
public enum ServerKind
{
    /// <summary>
    /// Muster. It answers a repeated request id with its first answer, so that writes may be repeated, and reads filters of both
    /// dialects.
    /// </summary>
    Muster,

    /// <summary>
    /// Cloudflare. Only reads are repeated, and a filter that its dialect cannot say is refused before anything is sent: there
    /// the unknown parameter would be ignored, and the deletion would mean something else.
    /// </summary>
    Cloudflare,
}
