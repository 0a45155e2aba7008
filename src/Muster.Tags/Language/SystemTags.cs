namespace Muster.Tags;

/// <summary>The system tags of a script: not among its own tags, but filters see them as if they were.</summary>
[Flags]
public enum SystemTags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>muster:protected</c>: the script cannot be deleted.</summary>
    Protected = 1,

    /// <summary><c>muster:suspended</c>: calls to the script are answered by an error.</summary>
    Suspended = 2,
}
