namespace Muster.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class WriteOperation<T>(int size, Func<WriterSession, T> body) : WriteOperation(size)
{
    // Continuations run elsewhere: the writer's thread has the next batch to commit.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private Exception? _failure;

    public Task<T> Completion => _completion.Task;

    public override void Run(WriterSession session) => _result = body(session);

    public override void Fail(Exception exception) => _failure = exception;

    public override void Complete()
    {
        if (_failure is not null)
        {
            _completion.SetException(_failure);
        }
        else
        {
            _completion.SetResult(_result);
        }
    }
}
