namespace Muster.Gateway;

/// <summary>What the REST surface serves, to whom, and within which limits.</summary>
public sealed class GatewayOptions
{
    /// <summary>The account that is served, 32 hex digits. Another one in a path is refused with 403.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>Name of the account as clients show it.</summary>
    public string AccountName { get; set; } = "Muster";

    /// <summary>Token of <c>Authorization: Bearer</c>; null or empty: nobody gets in this way.</summary>
    public string? ApiToken { get; set; }

    /// <summary>Value of <c>X-Auth-Email</c>, which goes with <see cref="AuthKey"/>.</summary>
    public string? AuthEmail { get; set; }

    /// <summary>Value of <c>X-Auth-Key</c>; null or empty: nobody gets in this way.</summary>
    public string? AuthKey { get; set; }

    /// <summary>Bearer token of the data plane's agents; null or empty: no agent gets in.</summary>
    public string? DispatchToken { get; set; }

    /// <summary>The account's subdomain as clients print it; nothing is served under it. Default <c>local</c>.</summary>
    public string Subdomain { get; set; } = "local";

    /// <summary>Most parts of a multipart upload. Default 1,000.</summary>
    public int MaxParts { get; set; } = 1_000;

    /// <summary>Most bytes of all modules of an upload together, uncompressed. Default 64 MiB.</summary>
    public int MaxModuleBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Most bytes of uploads that are read at once; more wait. Default 256 MiB. An upload takes several times its size while it
    /// is stored, so a process wants memory of about ten times this.
    /// </summary>
    public long MaxUploadBytesInMemory { get; set; } = 256L * 1024 * 1024;

    /// <summary>Most bytes of an upload's metadata, and of any other JSON body. Default 1 MiB.</summary>
    public int MaxMetadataBytes { get; set; } = 1024 * 1024;

    /// <summary>Most rows of a page that a client asks for with <c>limit</c>. Default 1,000.</summary>
    public int MaxPageSize { get; set; } = 1_000;

    /// <summary>
    /// Rows of a listing without <c>limit</c>; a cursor leads on. Default 10,000: clients that know no paging take the first
    /// answer for the whole truth.
    /// </summary>
    public int DefaultPageSize { get; set; } = 10_000;

    /// <summary>Deployments and versions that a listing shows; a rollback needs ten. Default 10.</summary>
    public int HistoryLength { get; set; } = 10;

    /// <summary>How long an upload waits for the check of its code; then it is stored unchecked and says so. Default 10 s.</summary>
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
