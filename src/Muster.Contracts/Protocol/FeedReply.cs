namespace Muster.Contracts;

/// <summary>From agent to silo over the feed. Exactly one member is set.</summary>
public sealed record FeedReply
{
    /// <summary>Everything up to this sequence number is in force on the node.</summary>
    public long? Acknowledged { get; init; }

    /// <summary>The outcome of a check.</summary>
    public CodeCheckResult? Checked { get; init; }

    /// <summary>Asks for a new lease; the number is the agent's own and comes back in <see cref="FeedMessage.Renewed"/>.</summary>
    public long? Renew { get; init; }
}
