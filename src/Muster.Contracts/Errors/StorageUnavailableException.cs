namespace Muster.Contracts;

/// <summary>
/// A part's storage did not answer, or answered that somebody else owns it now. Whether a change that was under way has
/// happened is not known; the same request id tells later.
/// </summary>
[GenerateSerializer, Alias("muster.storage-unavailable")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Why; unanswered unless the storage says clearly what is wrong.</summary>
    [Id(0)]
    public StorageFault Fault { get; init; }

    /// <summary>Whether it is certain that the change has not happened.</summary>
    public bool StoredNothing => Fault != StorageFault.Unanswered;

    /// <summary>An exception without a message.</summary>
    public StorageUnavailableException()
    {
    }

    /// <summary>An exception that says which part does not answer.</summary>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
