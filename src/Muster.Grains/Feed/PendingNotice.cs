namespace Muster.Grains;

/// <summary>Notices that were sent and not yet acknowledged.</summary>
/// <param name="sentAt">Timestamp of the clock.</param>
internal sealed class PendingNotice(long sentAt)
{
    public long SentAt => sentAt;

    public TaskCompletionSource Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
