using Orleans.Diagnostics;

namespace Muster.Hosting;

/// <summary>Which spans and metrics a process gives away.</summary>
internal static class TelemetryNames
{
    /// <summary>Name of our own spans and metrics.</summary>
    public const string Muster = "Muster";

    /// <summary>Spans. Those of a request to the API come from ASP.NET Core's instrumentation.</summary>
    public static readonly string[] Sources = [Muster, ActivitySources.AllActivitySourceName, "System.Net.Http"];

    /// <summary>Metrics, of both servers (the API's and the data plane's) and of the runtime.</summary>
    public static readonly string[] Meters =
    [
        Muster,
        "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
        "System.Runtime",
    ];
}
