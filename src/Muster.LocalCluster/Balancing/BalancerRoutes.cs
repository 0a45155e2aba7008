using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Muster.LocalCluster;

/// <summary>One route for everything, to the processes that <c>/readyz</c> says are ready.</summary>
internal static class BalancerRoutes
{
    private const string Name = "all";

    public static RouteConfig Route { get; } = new()
    {
        RouteId = Name,
        ClusterId = Name,
        Match = new() { Path = "{**path}" },
        // The host chooses the Worker.
        Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
    };

    public static ClusterConfig Cluster(IEnumerable<ChildSpec> backends, BalancerKind kind) => new()
    {
        ClusterId = Name,
        LoadBalancingPolicy = "PowerOfTwoChoices",
        Destinations = backends.ToDictionary(
            backend => backend.Name,
            backend => new DestinationConfig
            {
                Address = $"{backend.Url}",
                Health = $"{new Uri(backend.Ready, "/")}",
            }),
        HealthCheck = new()
        {
            Active = new()
            {
                Enabled = true,
                Path = "/readyz",
                Interval = TimeSpan.FromSeconds(1),
                Timeout = TimeSpan.FromSeconds(3),
                Policy = "ConsecutiveFailures",
            },
            Passive = new() { Enabled = true, Policy = ConnectFailurePolicy.PolicyName },
        },
        Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = HttpVersion.Version11,
            VersionPolicy = System.Net.Http.HttpVersionPolicy.RequestVersionExact,
            // An event stream may be silent for long.
            ActivityTimeout = kind == BalancerKind.Workers ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5),
        },
        HttpClient = new() { RequestHeaderEncoding = "latin1", ResponseHeaderEncoding = "latin1" },
    };
}
