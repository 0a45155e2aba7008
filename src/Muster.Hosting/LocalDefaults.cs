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

    public static void AddTo(ConfigurationManager configuration, string directory) =>
        AddTo(configuration, directory, LocalCredentials.LoadOrCreate(directory, configuration));

    public static void AddTo(
        ConfigurationManager configuration,
        string directory,
        IReadOnlyDictionary<string, string?> credentials)
    {
        var values = new Dictionary<string, string?>(credentials, StringComparer.OrdinalIgnoreCase)
        {
            ["Orleans:ClusterId"] = "muster",
            ["Orleans:ServiceId"] = "muster",
        };
        foreach (var section in Providers)
        {
            if (!configuration.GetSection(section).Exists())
            {
                values[$"{section}:ProviderType"] = "Sqlite";
                values[$"{section}:Path"] = Path.Combine(directory, Installation.DefaultDatabaseName);
            }
        }

        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = values,
        });
    }
}
