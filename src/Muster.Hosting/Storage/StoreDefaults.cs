using Microsoft.Extensions.Configuration;
using Muster.Grains;
using Muster.Operations;

namespace Muster.Hosting;

/// <summary>Writes <see cref="StoreOptions"/> out as Orleans' sections, for those that are not configured.</summary>
internal static class StoreDefaults
{
    /// <summary>The serializer of bytes as bytes: providers' default, JSON, makes Base64 of them.</summary>
    public const string SerializerKey = "orleans";

    /// <summary>The name by which ADO.NET finds the PostgreSQL driver.</summary>
    public const string PostgresInvariant = "Npgsql";

    private const string Storages = "Orleans:GrainStorage";
    private static readonly string[] s_connection = ["ConnectionString", "ConnectionName", "ServiceKey"];

    /// <summary>What the configuration of a process lacks.</summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="directory">The data folder.</param>
    public static IEnumerable<KeyValuePair<string, string?>> ForOne(IConfiguration configuration, string directory) =>
        For(configuration, StoreSettings.Kind(configuration), directory);

    /// <summary>What the configuration of a silo in a cluster lacks: it chooses no store of its own.</summary>
    /// <param name="configuration">What is configured.</param>
    public static IEnumerable<KeyValuePair<string, string?>> ForCluster(IConfiguration configuration) =>
        StoreSettings.Kind(configuration) is var kind && StoreSettings.IsShared(kind)
            ? For(configuration, kind, "")
            : Missing(configuration);

    private static IEnumerable<KeyValuePair<string, string?>> For(IConfiguration configuration, StoreKind kind, string directory)
    {
        var connection = Connection(configuration.GetSection(StoreOptions.Section));
        return
        [
            .. Whole(configuration, $"{Storages}:{StorageNames.Meta}", Storage(kind, StorageNames.Meta, directory, connection)),
            .. Whole(configuration, $"{Storages}:{StorageNames.Content}", Storage(kind, StorageNames.Content, directory, connection)),
            .. Whole(configuration, "Orleans:Reminders", Reminders(kind, directory, connection)),
            .. Whole(configuration, "Orleans:Clustering", Clustering(kind, connection)),
            .. Missing(configuration),
        ];
    }

    private static IEnumerable<(string, string?)> Storage(
        StoreKind kind, string name, string directory, IEnumerable<(string, string?)> connection) => kind switch
        {
            StoreKind.Azure => [("ProviderType", "AzureBlobStorage"), ("ContainerName", $"muster-{name}"), .. connection],
            StoreKind.Postgres => [("ProviderType", "AdoNet"), .. connection],
            StoreKind.Redis => [("ProviderType", "Redis"), .. connection],
            StoreKind.Memory => [("ProviderType", "Memory"), ("SerializerKey", SerializerKey)],
            _ => Sqlite(directory),
        };

    private static IEnumerable<(string, string?)> Reminders(
        StoreKind kind, string directory, IEnumerable<(string, string?)> connection) => kind switch
        {
            StoreKind.Azure => [("ProviderType", "AzureTableStorage"), ("TableName", "MusterReminders"), .. connection],
            StoreKind.Postgres => [("ProviderType", "AdoNet"), .. connection],
            StoreKind.Redis => [("ProviderType", "Redis"), .. connection],
            StoreKind.Memory => [("ProviderType", "Memory")],
            _ => Sqlite(directory),
        };

    // Stores that several processes reach hold the list of those processes too; on the others a process is its own cluster.
    private static IEnumerable<(string, string?)> Clustering(
        StoreKind kind, IEnumerable<(string, string?)> connection) => kind switch
        {
            StoreKind.Azure => [("ProviderType", "AzureTableStorage"), ("TableName", "MusterMembership"), .. connection],
            StoreKind.Postgres => [("ProviderType", "AdoNet"), .. connection],
            StoreKind.Redis => [("ProviderType", "Redis"), .. connection],
            _ => [],
        };

    private static IEnumerable<(string, string?)> Sqlite(string directory) =>
        [("ProviderType", "Sqlite"), ("Path", Path.Combine(directory, Installation.DefaultDatabaseName))];

    private static (string, string?)[] Connection(IConfigurationSection storage) =>
        [.. s_connection
            .Where(key => storage[key] is { Length: > 0 })
            .Select(key => (key, storage[key]))];

    private static IEnumerable<KeyValuePair<string, string?>> Whole(
        IConfiguration configuration, string section, IEnumerable<(string Key, string? Value)> values) =>
        configuration.GetSection(section).Exists() ? [] : values.SelectMany(value => Pairs(section, value));

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(string section, (string Key, string? Value) value) =>
        value is ("ProviderType", { } type) ? [Pair(section, value), .. Implied(section, type)] : [Pair(section, value)];

    private static KeyValuePair<string, string?> Pair(string section, (string Key, string? Value) value) =>
        new($"{section}:{value.Key}", value.Value);

    // Of sections that are configured, what nobody wants otherwise. It is the lowest layer: whoever does want it, says so.
    private static IEnumerable<KeyValuePair<string, string?>> Missing(IConfiguration configuration) =>
        ProviderSection.All(configuration).SelectMany(section => Implied(section.Path, section.ProviderType));

    private static IEnumerable<KeyValuePair<string, string?>> Implied(string section, string type)
    {
        if (type == "AdoNet")
        {
            yield return new($"{section}:Invariant", PostgresInvariant);
        }

        if (section.StartsWith(Storages, StringComparison.OrdinalIgnoreCase) && type is "AdoNet" or "Redis" or "AzureBlobStorage")
        {
            yield return new($"{section}:SerializerKey", SerializerKey);
        }
    }
}
