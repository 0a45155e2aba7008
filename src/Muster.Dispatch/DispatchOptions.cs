namespace Muster.Dispatch;

/// <summary>Settings of the data plane.</summary>
public sealed class DispatchOptions
{
    /// <summary>Whether this process runs Workers. Default true; without <c>workerd</c> it does not all the same.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Gives the address of the silo gateway, as soon as it is known: in one process that is after the host's own server has
    /// started. Required.
    /// </summary>
    public Func<CancellationToken, Task<Uri>>? GatewayUrl { get; set; }

    /// <summary>Bearer token of the internal protocol, equal on silos and agents. Required.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where requests are taken; port 0 takes a free one. Default <c>http://127.0.0.1:8787</c>.</summary>
    public Uri DataPlaneUrl { get; set; } = new("http://127.0.0.1:8787");

    /// <summary>Path of the <c>workerd</c> binary. Default null: the one that the build fetched.</summary>
    public string? WorkerdPath { get; set; }

    /// <summary>
    /// Folder for sockets and configuration, made with mode 0700 and emptied of our own files at start. At most 80 bytes,
    /// since paths of Unix sockets are short. Default null: a new folder below the temporary folder, removed at the end.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>
    /// Addresses (CIDR, such as <c>127.0.0.0/8</c>) that Workers may reach beside public ones. WARNING: what listens there is
    /// open to every tenant. Default none.
    /// </summary>
    public IList<string> AllowAddresses { get; } = [];

    /// <summary>
    /// Host name, or wildcard such as <c>*.customers.example</c>, to the Worker that answers for it. The most specific one
    /// wins. Default none: Workers answer at <c>{name}.localhost</c> only.
    /// </summary>
    public IDictionary<string, string> Routes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long uploaded code may run while it is checked; waiting for its turn is not counted. Default 1 s.</summary>
    public TimeSpan CheckTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the runtime is asked whether it lives. Default 200 ms.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a busy runtime may leave that question unanswered before it is killed. Default 800 ms.</summary>
    public TimeSpan HangTimeout { get; set; } = TimeSpan.FromMilliseconds(800);

    /// <summary>How long a request waits while the runtime is being replaced. Default 5 s.</summary>
    public TimeSpan ReplacementTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests under way may take to end when the host stops. Default 3 s.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Numeric user and group that the runtime runs as when the host runs as root. Null: as root. Default 64987, of no
    /// account.
    /// </summary>
    public int? UserId { get; set; } = 64987;

    /// <summary>
    /// JavaScript heap of one Worker in MiB. WARNING: a Worker that exceeds it ends the whole runtime, which is then replaced.
    /// Default 512.
    /// </summary>
    public int WorkerHeapMiB { get; set; } = 512;

    /// <summary>All mistakes in these settings; empty when there are none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        Require(GatewayUrl is not null, $"{nameof(GatewayUrl)} is required.");
        Require(Token.Length > 0, $"{nameof(Token)} is required.");
        Require(DataPlaneUrl.IsAbsoluteUri && DataPlaneUrl.Scheme == Uri.UriSchemeHttp,
            $"{nameof(DataPlaneUrl)}: expected an http URL, found '{DataPlaneUrl}'.");
        foreach (var block in AllowAddresses)
        {
            Require(System.Net.IPNetwork.TryParse(block, out _),
                $"{nameof(AllowAddresses)}: expected a CIDR such as 10.1.0.0/16, found '{block}'.");
        }

        foreach (var (name, time) in new[]
        {
            (nameof(CheckTimeout), CheckTimeout), (nameof(ProbeInterval), ProbeInterval), (nameof(HangTimeout), HangTimeout),
            (nameof(ReplacementTimeout), ReplacementTimeout), (nameof(StopTimeout), StopTimeout),
        })
        {
            Require(time > TimeSpan.Zero, $"{name}: expected a positive time, found {time}.");
        }

        return mistakes;

        void Require(bool condition, string mistake)
        {
            if (!condition)
            {
                mistakes.Add(mistake);
            }
        }
    }
}
