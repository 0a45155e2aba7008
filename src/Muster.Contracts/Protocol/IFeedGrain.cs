namespace Muster.Contracts;

/// <summary>
/// The cluster's way to its data-plane nodes: knows who is connected, grants leases, and tells changes in the order of their
/// commits. One of them: key <see cref="Key"/>.
/// </summary>
/// <remarks>
/// It trusts no other activation of itself to be gone: a lease is granted, and a change called live, only after its storage has
/// said that nobody took over. So there may be two for a while, and nothing is acknowledged that a node with a lease has missed.
/// </remarks>
[Alias("muster.feed")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Key of the only one.</summary>
    public const string Key = "cluster";

    /// <summary>Tells what holds now for some scripts of a namespace, and completes when it is live on every node with a lease.</summary>
    [Alias("publish")]
    Task PublishAsync(ScriptChanges changes);

    /// <summary>Something has changed and nobody knows what: all nodes ask for everything anew.</summary>
    [Alias("reset")]
    Task ResetAsync();

    /// <summary>Has a staged version loaded once by one of the nodes.</summary>
    /// <param name="check">What to load.</param>
    /// <param name="patience">How long to wait for the answer.</param>
    [Alias("check")]
    Task<CodeCheckResult> CheckAsync(CodeCheck check, TimeSpan patience);

    /// <summary>A node has connected to a gateway. What it knew before is forgotten when it hears the welcome.</summary>
    /// <param name="connection">Names the connection in later calls.</param>
    /// <param name="node">Names the node, whichever connection it comes by.</param>
    /// <param name="account">The account that the gateway serves.</param>
    /// <param name="gateway">Takes the messages to the node.</param>
    [Alias("connect")]
    Task ConnectAsync(Guid connection, string node, string account, IFeedConnection gateway);

    /// <summary>Takes in what a node says. Returns false when this connection is over: the node has to come anew.</summary>
    [Alias("receive")]
    Task<bool> ReceiveAsync(Guid connection, ImmutableArray<FeedReply> replies);

    /// <summary>A connection has ended.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="isParting">Whether the node ended it properly and serves nothing any more.</param>
    [Alias("disconnect")]
    Task DisconnectAsync(Guid connection, bool isParting);
}
