using Microsoft.Extensions.Logging;
using Muster.Hosting;

namespace Muster.Testing;

/// <summary>How a Muster under test is set up.</summary>
public sealed class MusterHostOptions
{
    /// <summary>
    /// Whether Workers run. Default true: where <c>workerd</c> is there, which a build fetches when it finds <c>npm</c>. False
    /// starts a second sooner, and uploaded code is not checked.
    /// </summary>
    public bool Dispatch { get; set; } = true;

    /// <summary>What the clock shows at the start. Default null: the real time.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>
    /// Settings of the host, such as <c>Muster:Dispatch:AllowAddresses:0</c>, beside its own. Neither the environment nor
    /// settings files of the test's project reach it. Default none.
    /// </summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends the host's log somewhere, as into the test's output. Default null: nowhere.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; set; }

    internal Action<MusterBuilder>? Policies { get; private set; }

    /// <summary>Declares policies, as the host in production does: <c>AddMuster(…)</c> takes the same.</summary>
    public void Configure(Action<MusterBuilder> configure) => Policies += configure;
}
