namespace Muster.Contracts;

/// <summary>
/// A stored object is not what was written: damaged, gone, of another kind, or of a newer format. Only the part that it
/// belongs to is out of order, and stays so until the object is restored or repaired.
/// </summary>
[GenerateSerializer, Alias("muster.corrupt-object")]
public sealed class CorruptObjectException : Exception
{
    /// <summary>An exception without a message.</summary>
    public CorruptObjectException()
    {
    }

    /// <summary>An exception that names the object and says what is wrong with it.</summary>
    public CorruptObjectException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public CorruptObjectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
