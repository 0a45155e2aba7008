namespace Muster.Contracts;

/// <summary>A gateway's end of one node's connection.</summary>
[Alias("muster.feed-connection")]
public interface IFeedConnection : IGrainObserver
{
    /// <summary>Passes messages on to the node, in this order and after those of the call before.</summary>
    [Alias("deliver")]
    Task DeliverAsync(ImmutableArray<FeedMessage> messages);

    /// <summary>Ends the connection: nothing more comes.</summary>
    [Alias("end")]
    Task EndAsync();
}
