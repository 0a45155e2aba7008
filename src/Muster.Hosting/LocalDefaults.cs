using Microsoft.Extensions.Configuration;

namespace Muster.Hosting;

/// <summary>
/// What a process uses where nothing is configured: its own credentials, and a store (see <see cref="StoreOptions"/>). They go in
/// as the configuration's lowest layer, so everything that a user sets wins, in whichever way he sets it.
/// </summary>
internal static class LocalDefaults
{
    private static readonly Dictionary<string, string?> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Orleans:ClusterId"] = "muster",
        ["Orleans:ServiceId"] = "muster",
    };

    /// <summary>
    /// Adds them, and makes data folder and credentials; where silos are a cluster, no more than the cluster's name and the store
    /// that they were given.
    /// </summary>
    /// <exception cref="StartupException">The data folder cannot be made or written to, or there is no such store.</exception>
    public static void AddTo(ConfigurationManager configuration)
    {
        if (ClusterSettings.IsCluster(configuration))
        {
            Insert(configuration, Names.Concat(StoreDefaults.ForCluster(configuration)));
            return;
        }

        AddTo(configuration, DataDirectory.Open(configuration));
    }

    public static void AddTo(ConfigurationManager configuration, string directory) =>
        AddTo(configuration, directory, LocalCredentials.LoadOrCreate(directory, configuration));

    public static void AddTo(
        ConfigurationManager configuration,
        string directory,
        IReadOnlyDictionary<string, string?> credentials) =>
        Insert(configuration, Names.Concat(credentials).Concat(StoreDefaults.ForOne(configuration, directory)));

    private static void Insert(ConfigurationManager configuration, IEnumerable<KeyValuePair<string, string?>> values) =>
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            // Of two values for one key, the later.
            InitialData = values.GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last()).ToList(),
        });
}
