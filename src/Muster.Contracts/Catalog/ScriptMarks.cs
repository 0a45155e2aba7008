namespace Muster.Contracts;

/// <summary>Marks of a script beside its tags, one byte in the catalogue.</summary>
[Flags]
[GenerateSerializer, Alias("muster.script-marks")]
public enum ScriptMarks
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The system tag <c>muster:protected</c>: deletion is refused.</summary>
    Protected = 1,

    /// <summary>The system tag <c>muster:suspended</c>: dispatch answers a named error.</summary>
    Suspended = 2,

    /// <summary>The Worker is not reachable under its own host name, only by configured routes and bindings.</summary>
    SubdomainDisabled = 4,
}
