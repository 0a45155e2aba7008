namespace Muster.Dispatch;

/// <summary>Headers of the data plane's own; those of clients are dropped.</summary>
internal static class InternalHeaders
{
    public const string Prefix = "x-muster-";

    /// <summary>Front to router: which Worker, as JSON that the runtime turns into <c>request.cf</c>.</summary>
    public const string Cf = "x-muster-cf";

    /// <summary>Front to router: scheme of the client's request.</summary>
    public const string Proto = "x-muster-proto";

    /// <summary>Router to the world: through how many Workers a request has come, and that we said so.</summary>
    public const string Via = "x-muster-via";

    /// <summary>To the client: the control plane could not be asked, so this may be yesterday's code.</summary>
    public const string Stale = "x-muster-stale";
}
