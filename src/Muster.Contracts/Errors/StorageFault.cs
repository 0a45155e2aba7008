namespace Muster.Contracts;

/// <summary>Why a storage did not do what it was asked.</summary>
public enum StorageFault
{
    /// <summary>It did not answer, or not in a way that says what has become of a write.</summary>
    Unanswered,

    /// <summary>There was no room for a write: nothing was stored.</summary>
    Full,

    /// <summary>It may not be written to: nothing was stored.</summary>
    WriteProtected,
}
