namespace Muster.Grains.Tests;

/// <summary>What a storage may do to one operation.</summary>
public enum StorageFault
{
    /// <summary>Nothing bad.</summary>
    None,

    /// <summary>Fails; nothing has happened.</summary>
    FailsBefore,

    /// <summary>Has happened, but the answer is an error. A read just fails.</summary>
    FailsAfter,

    /// <summary>Times out, and happens just before the next activation reads the object.</summary>
    LateBeforeTakeover,

    /// <summary>Times out, and happens between the next activation's read of the object and its write.</summary>
    LateDuringTakeover,

    /// <summary>Times out, and would happen after the next activation has written the object.</summary>
    LateAfterTakeover,

    /// <summary>Is refused with a wrong ETag, though nobody else has written.</summary>
    Conflicts,

    /// <summary>
    /// Has happened, but is refused with a wrong ETag: a provider that repeats a request whose answer was lost.
    /// </summary>
    ConflictsAfter,

    /// <summary>Happens, and returns an ETag that is not the object's.</summary>
    WrongETag,

    /// <summary>Is refused for want of room, which says for certain that nothing has happened.</summary>
    HasNoRoom,

    /// <summary>Happens well, after others had time to ask for something.</summary>
    Slow,
}
