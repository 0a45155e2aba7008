namespace Muster.Hosting;

/// <summary>Settings of a Muster process: configuration section <c>Muster</c>, environment <c>Muster__…</c>, command line.</summary>
public sealed class MusterOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Muster";

    /// <summary>
    /// What this process runs: a list of <c>silo</c>, <c>gateway</c> and <c>dispatch</c>. The first two go together;
    /// <c>dispatch</c> alone is a data-plane node, which needs <c>Muster:Dispatch:GatewayUrl</c> and <c>Muster:Dispatch:Token</c>
    /// and nothing else of the cluster's. Default: all.
    /// </summary>
    public string Roles { get; set; } = "silo,gateway,dispatch";

    /// <summary>Where the REST API listens. Port 0 takes a free one, which is printed. Default <c>http://127.0.0.1:8080</c>.</summary>
    public Uri GatewayUrl { get; set; } = new("http://127.0.0.1:8080");

    /// <summary>Where requests to Workers arrive. Port 0 takes a free one. Default <c>http://127.0.0.1:8787</c>.</summary>
    public Uri DataPlaneUrl { get; set; } = new("http://127.0.0.1:8787");

    /// <summary>
    /// Where the operator's listener answers: health, metrics, the dashboard. Port 0 takes a free one. Default null: nowhere.
    /// </summary>
    public Uri? AdminUrl { get; set; }

    /// <summary>
    /// Token of the operator's listener, as a bearer or as a browser's password. Default: none, which is refused unless
    /// <see cref="AdminUrl"/> is on loopback.
    /// </summary>
    public string AdminToken { get; set; } = "";

    /// <summary>
    /// Whether silos show Orleans' dashboard on <see cref="AdminUrl"/>. It counts every call of a grain. Default true.
    /// </summary>
    public bool Dashboard { get; set; } = true;

    /// <summary>
    /// Whether this silo is a pod that learns its name and address, and which other pods are gone, from Kubernetes. Default false.
    /// </summary>
    public bool Kubernetes { get; set; }

    /// <summary>
    /// How long a process that is told to stop goes on serving, so that balancers notice that it is not ready any more. Default
    /// null: 5 s in a cluster and on data-plane nodes, else not at all.
    /// </summary>
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>
    /// How long requests under way, the hand-over of grains and leaving the cluster may take together, after
    /// <see cref="DrainDelay"/>. Default 20 s.
    /// </summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Addresses (CIDR, such as <c>10.0.0.0/8</c>) of balancers whose <c>X-Forwarded-For</c> is believed, so that the audit trail
    /// shows the client's address. WARNING: whoever calls from there may claim any address. Default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>
    /// Folder of the embedded database and of the credentials made at first start, relative to the working directory.
    /// Default <c>data</c>.
    /// </summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Account id, 32 hex digits. Default: made at first start.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>Token for <c>Authorization: Bearer</c>. Default: made at first start. WARNING: may do everything.</summary>
    public string ApiToken { get; set; } = "";

    /// <summary>Email that goes with <see cref="AuthKey"/>. Default: <c>admin@muster.localhost</c>.</summary>
    public string AuthEmail { get; set; } = "";

    /// <summary>Key for <c>X-Auth-Key</c>. Default: made at first start. WARNING: may do everything.</summary>
    public string AuthKey { get; set; } = "";
}
