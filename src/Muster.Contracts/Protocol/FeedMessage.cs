namespace Muster.Contracts;

/// <summary>
/// From silo to agent over the WebSocket <c>GET /internal/v1/feed</c>: one JSON text message each. Exactly one of the
/// members beside <see cref="Sequence"/> is set.
/// </summary>
[GenerateSerializer, Immutable, Alias("muster.feed-message")]
public sealed record FeedMessage
{
    /// <summary>Rises by one with each message; an agent acknowledges <see cref="Notices"/> by it.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>First message of a connection.</summary>
    [Id(1)] public FeedWelcome? Welcome { get; init; }

    /// <summary>Changes that are live only when the agent has acknowledged them.</summary>
    [Id(2)] public ImmutableArray<ScriptNotice>? Notices { get; init; }

    /// <summary>A check to make; answered by <see cref="FeedReply.Checked"/>, in any order.</summary>
    [Id(3)] public CodeCheck? Check { get; init; }

    /// <summary>Answers the renewal of this number: the lease runs anew from the moment at which that renewal was sent.</summary>
    [Id(4)] public long? Renewed { get; init; }
}
