namespace Muster.Hosting;

/// <summary>A process cannot start; the message says what the operator can do.</summary>
public sealed class StartupException : Exception
{
    /// <summary>Without a message.</summary>
    public StartupException()
    {
    }

    /// <summary>With what can be done.</summary>
    public StartupException(string message)
        : base(message)
    {
    }

    /// <summary>With what can be done, and the cause.</summary>
    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
