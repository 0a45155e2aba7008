namespace Muster.Grains;

/// <summary>The master keys under which the namespaces' data keys are wrapped.</summary>
public sealed class KeyRingOptions
{
    /// <summary>
    /// The current key: 32 random bytes in Base64. Without it no secret can be stored or read. WARNING: whoever has it and the
    /// storage can read all secrets; lost, they are lost.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>Keys that were current before: data keys wrapped under them can still be read.</summary>
    public IList<string> Previous { get; } = [];
}
