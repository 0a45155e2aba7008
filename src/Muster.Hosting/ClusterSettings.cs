using Microsoft.Extensions.Configuration;
using Muster.Grains;

namespace Muster.Hosting;

/// <summary>
/// What must be configured where several silos are one cluster: a credential or a storage that a silo made for itself would be
/// unknown to the others.
/// </summary>
internal static class ClusterSettings
{
    private static readonly string[] Providers =
    [
        $"Orleans:GrainStorage:{StorageNames.Meta}:ProviderType",
        $"Orleans:GrainStorage:{StorageNames.Content}:ProviderType",
        "Orleans:Reminders:ProviderType",
    ];

    /// <summary>Whether this process shares a membership table with others.</summary>
    public static bool IsCluster(IConfiguration configuration) =>
        configuration.GetSection("Orleans:Clustering").Exists() || StoreSettings.IsShared(StoreSettings.Kind(configuration));

    /// <summary>Names everything that is missing; null when nothing is.</summary>
    public static string? FindMissing(IConfiguration configuration)
    {
        var missing = LocalCredentials.Keys.Concat(Providers).Where(key => string.IsNullOrEmpty(configuration[key])).ToList();
        return missing.Count == 0
            ? null
            : "A process with Orleans:Clustering, or on a store that others reach, makes no credentials and chooses no storage: "
                + "all silos of the cluster are given the same. "
                + $"Missing: {string.Join(", ", missing)}.";
    }
}
