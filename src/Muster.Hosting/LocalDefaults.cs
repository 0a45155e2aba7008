using Microsoft.Extensions.Configuration;
using Muster.Operations;

namespace Muster.Hosting;

/// <summary>
/// What a process uses where nothing is configured: its own credentials and the embedded database. They go in as the
/// configuration's lowest layer, so everything that a user sets wins, in whichever way he sets it.
/// </summary>
internal static class LocalDefaults
{
    // The sections of Orleans' configuration that name a provider.
    private static readonly string[] Providers =
    [
        $"Orleans:GrainStorage:{Grains.StorageNames.Meta}",
        $"Orleans:GrainStorage:{Grains.StorageNames.Content}",
        "Orleans:Reminders",
    ];

    private static readonly Dictionary<string, string?> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Orleans:ClusterId"] = "muster",
        ["Orleans:ServiceId"] = "muster",
    };

    /// <summary>Adds them, and makes data folder and credentials; where silos are a cluster, no more than the cluster's name.</summary>
    /// <exception cref="StartupException">The data folder cannot be made or written to.</exception>
    public static void AddTo(ConfigurationManager configuration)
    {
        if (ClusterSettings.IsCluster(configuration))
        {
            Insert(configuration, Names);
            return;
        }

        AddTo(configuration, DataDirectory.Open(configuration));
    }

    public static void AddTo(ConfigurationManager configuration, string directory) =>
        AddTo(configuration, directory, LocalCredentials.LoadOrCreate(directory, configuration));

    public static void AddTo(
        ConfigurationManager configuration,
        string directory,
        IReadOnlyDictionary<string, string?> credentials)
    {
        var values = new Dictionary<string, string?>(Names.Concat(credentials), StringComparer.OrdinalIgnoreCase);
        foreach (var section in Providers)
        {
            if (!configuration.GetSection(section).Exists())
            {
                values[$"{section}:ProviderType"] = "Sqlite";
                values[$"{section}:Path"] = Path.Combine(directory, Installation.DefaultDatabaseName);
            }
        }

        Insert(configuration, values);
    }

    private static void Insert(ConfigurationManager configuration, Dictionary<string, string?> values) =>
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = values,
        });
}
