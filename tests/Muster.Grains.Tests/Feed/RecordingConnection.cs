namespace Muster.Grains.Tests.Feed;

/// <summary>A gateway's end of a connection that keeps what it is given.</summary>
internal sealed class RecordingConnection : IFeedConnection
{
    public List<FeedMessage> Messages { get; } = [];

    public Exception? Fault { get; set; }

    public Task DeliverAsync(ImmutableArray<FeedMessage> messages)
    {
        Messages.AddRange(messages);
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }

    public Task EndAsync() => Task.CompletedTask;
}
