namespace Muster.Contracts;

/// <summary>From agent to silo over the feed. Exactly one member is set.</summary>
[GenerateSerializer, Immutable, Alias("muster.feed-reply")]
public sealed record FeedReply
{
    /// <summary>Everything up to this sequence number is in force on the node.</summary>
    [Id(0)] public long? Acknowledged { get; init; }

    /// <summary>The outcome of a check.</summary>
    [Id(1)] public CodeCheckResult? Checked { get; init; }

    /// <summary>Asks for a new lease; the number is the agent's own and comes back in <see cref="FeedMessage.Renewed"/>.</summary>
    [Id(2)] public long? Renew { get; init; }
}
