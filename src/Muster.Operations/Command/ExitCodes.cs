namespace Muster.Operations;

/// <summary>How a verb ended. The numbers are documented: scripts rely on them.</summary>
public static class ExitCodes
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Done = 0;

    /// <summary>Done, and it says of what is wrong or was left out.</summary>
    public const int FoundProblems = 1;

    /// <summary>The command line makes no sense; nothing was done.</summary>
    public const int WrongUsage = 2;

    /// <summary>It could not be done, for the reason that it says.</summary>
    public const int Refused = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
