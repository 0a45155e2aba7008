namespace Muster.Grains;

/// <summary>Notices that were sent and not yet acknowledged.</summary>
/// <param name="sequence">Number of the message.</param>
/// <param name="sentAt">Timestamp of the clock.</param>
internal sealed class PendingNotice(long sequence, long sentAt)
{
    public long Sequence => sequence;

    public long SentAt => sentAt;

    public TaskCompletionSource Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
