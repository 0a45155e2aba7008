namespace Muster.Grains;

/// <summary>Records that become durable together, and who waits for them. No records: somebody waits for those before.</summary>
/// <param name="Records">In order of sequence.</param>
internal sealed record PendingCommit(IReadOnlyList<CatalogRecord> Records)
{
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Durable => _durable.Task;

    public void Complete() => _durable.TrySetResult();

    public void Fail(Exception cause) => _durable.TrySetException(cause);
}
