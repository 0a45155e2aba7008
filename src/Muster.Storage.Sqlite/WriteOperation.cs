namespace Muster.Storage.Sqlite;

/// <summary>Something to run in the next transaction. Its caller hears of it once that is durable.</summary>
internal abstract class WriteOperation(int size)
{
    /// <summary>About how many bytes it adds to the transaction.</summary>
    public int Size { get; } = size;

    /// <summary>Runs inside the transaction, and once more in a new one if that had to be rolled back.</summary>
    public abstract void Run(WriterSession session);

    /// <summary>Notes that it is not stored, or perhaps not.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Tells the caller.</summary>
    public abstract void Complete();
}
