namespace Muster.Contracts;

/// <summary>Why a request was refused; the gateway derives the HTTP status from it.</summary>
public enum RefusalReason
{
    /// <summary>What was sent is wrong (400).</summary>
    Invalid,

    /// <summary>What it names does not exist (404).</summary>
    NotFound,

    /// <summary>It contradicts what is there (409).</summary>
    Conflict,

    /// <summary>An expected revision is no longer the current one (412).</summary>
    PreconditionFailed,

    /// <summary>It is over a limit (413).</summary>
    TooLarge,

    /// <summary>The same request id was used for another request (422).</summary>
    Reused,

    /// <summary>The part that owns it does not answer now (503); nothing is known of the outcome.</summary>
    Unavailable,
}
