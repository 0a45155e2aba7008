namespace Muster.Contracts;

/// <summary>
/// Codes in the <c>errors</c> of an answer. Below 20,000: Cloudflare's own, which its clients look at.
/// From 20,000: Muster's, for what Cloudflare has no code for. A code is never given another meaning.
/// </summary>
public static class ErrorCodes
{
    /// <summary>No such route.</summary>
    public const int NoRoute = 7003;

    /// <summary>The method is not allowed on this path.</summary>
    public const int MethodNotAllowed = 10405;

    /// <summary>Credentials are missing or wrong.</summary>
    public const int Authentication = 10000;

    /// <summary>The credentials do not reach this account.</summary>
    public const int Forbidden = 9109;

    /// <summary>No such account-level Worker; <c>wrangler</c> takes it as "not there yet".</summary>
    public const int WorkerNotFound = 10007;

    /// <summary>No such service (an account-level Worker under its older name).</summary>
    public const int ServiceNotFound = 10090;

    /// <summary>No such script in this dispatch namespace.</summary>
    public const int NamespaceScriptNotFound = 10092;

    /// <summary>No such dispatch namespace.</summary>
    public const int NamespaceNotFound = 100119;

    /// <summary>A dispatch namespace of this name exists already.</summary>
    public const int NamespaceExists = 100120;

    /// <summary>The code was refused: it does not parse, or it throws when it is loaded.</summary>
    public const int InvalidCode = 10021;

    /// <summary>An <c>inherit</c> binding has nothing to inherit.</summary>
    public const int InvalidInherit = 10057;

    /// <summary>The name of a script or of a namespace breaks the rules.</summary>
    public const int InvalidName = 10016;

    /// <summary>The body of an upload is malformed.</summary>
    public const int InvalidUpload = 10001;

    /// <summary>A body, a module or the metadata is over its limit.</summary>
    public const int TooLarge = 10027;

    /// <summary>A binding is malformed, or names something that does not exist.</summary>
    public const int InvalidBinding = 10022;

    /// <summary>A version of this id does not exist.</summary>
    public const int VersionNotFound = 10222;

    /// <summary>No such secret.</summary>
    public const int SecretNotFound = 10056;

    /// <summary>A tag breaks the rules.</summary>
    public const int InvalidTag = 20001;

    /// <summary>More tags than a script may carry.</summary>
    public const int TooManyTags = 20002;

    /// <summary>A tag filter does not parse.</summary>
    public const int InvalidFilter = 20003;

    /// <summary>A deletion by filter came without a filter.</summary>
    public const int FilterRequired = 20004;

    /// <summary>The tag is reserved for the system.</summary>
    public const int ReservedTag = 20005;

    /// <summary>A query parameter is malformed.</summary>
    public const int InvalidParameter = 20006;

    /// <summary>The body of a request is malformed.</summary>
    public const int InvalidBody = 20007;

    /// <summary>The stored revision is not the one that the request expects.</summary>
    public const int PreconditionFailed = 20010;

    /// <summary>The same request id came with another request.</summary>
    public const int RequestIdReused = 20011;

    /// <summary>Others kept changing the script while this request was at work.</summary>
    public const int Contended = 20012;

    /// <summary>The script carries <c>muster:protected</c>, or a policy protects it: it cannot be deleted as it is.</summary>
    public const int ScriptProtected = 20013;

    /// <summary>No filter is saved under this name.</summary>
    public const int FilterNotFound = 20014;

    /// <summary>The namespace has as many saved filters as it may have.</summary>
    public const int TooManyFilters = 20015;

    /// <summary>No such policy is recorded.</summary>
    public const int PolicyNotFound = 20016;

    /// <summary>A host declares the policy: it cannot be forgotten.</summary>
    public const int PolicyDeclared = 20017;

    /// <summary>A script of this name exists, so that a deletion cannot be undone.</summary>
    public const int ScriptExists = 20018;

    /// <summary>There is no deletion of this name or operation that can still be undone.</summary>
    public const int NothingToUndelete = 20019;

    /// <summary>Something that this part needs does not answer; the request may be repeated.</summary>
    public const int Unavailable = 20020;

    /// <summary>A stored object is damaged; what depends on it does not answer until it is restored.</summary>
    public const int Damaged = 20021;

    /// <summary>The storage has no room: nothing was stored. Reads go on.</summary>
    public const int StorageFull = 20022;

    /// <summary>The storage may not be written to: nothing was stored. Reads go on.</summary>
    public const int StorageReadOnly = 20023;

    /// <summary>A fault of Muster's own; the request id leads to the log.</summary>
    public const int Internal = 20500;
}
