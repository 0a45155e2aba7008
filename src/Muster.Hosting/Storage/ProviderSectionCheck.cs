using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muster.Grains;
using Npgsql;
using StackExchange.Redis;

namespace Muster.Hosting;

/// <summary>
/// Checks one section of Orleans' configuration. Orleans itself takes no notice of keys that it does not know, and says of a
/// missing connection only which of its types lacks it. Providers that are not Muster's own choice are left alone.
/// </summary>
internal sealed class ProviderSectionCheck(
    ProviderSection section, IConfiguration configuration, IServiceCollection services)
{
    private static readonly string[] s_connection = ["ProviderType", "ConnectionString", "ConnectionName"];

    public IEnumerable<string> Mistakes() => section.ProviderType switch
    {
        "AzureBlobStorage" => [.. Unknown("ServiceKey", "ContainerName"), .. Reach(text => _ = new BlobServiceClient(text))],
        "AzureTableStorage" when HoldsCatalogue =>
            [$"{section.Path}:ProviderType: expected AzureBlobStorage, found 'AzureTableStorage', whose rows hold less than 1 MB."],
        "AzureTableStorage" => [.. Unknown("ServiceKey", "TableName"), .. Reach(text => _ = new TableServiceClient(text))],
        "AdoNet" when section.Section["Invariant"] == StoreDefaults.PostgresInvariant =>
            [.. Unknown("Invariant"), .. Reach(text => _ = new NpgsqlConnectionStringBuilder(text))],
        "Redis" => [.. Unknown("ServiceKey"), .. Reach(text => _ = ConfigurationOptions.Parse(text))],
        "Sqlite" => Unknown("Path"),
        _ => [],
    };

    private bool IsStorage => section.Role == ProviderSection.GrainStorage;

    private bool HoldsCatalogue => IsStorage && section.Section.Key is StorageNames.Meta or StorageNames.Content;

    private IEnumerable<string> Unknown(params string[] own)
    {
        string[] known = section.ProviderType == "Sqlite" ? ["ProviderType", .. own] : [.. s_connection, .. own];
        known = IsStorage ? [.. known, "SerializerKey", OfficialStores.DeleteStateOnClear] : known;
        return section.Section.GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path}: expected one of {string.Join(", ", known)}.");
    }

    private IEnumerable<string> Reach(Action<string> parse)
    {
        if (section.Section["ServiceKey"] is { Length: > 0 } key)
        {
            return services.Any(service => service.IsKeyedService && Equals(service.ServiceKey, key))
                ? []
                : [$"{section.Path}:ServiceKey: expected a section Muster:Azure:{key} that says how to reach it, found none."];
        }

        var (at, text) = section.Connection(configuration);
        if (string.IsNullOrEmpty(text))
        {
            return [$"{at}: expected a connection string for {section.ProviderType}, found nothing."];
        }

        try
        {
            parse(text);
            return [];
        }
#pragma warning disable CA1031 // Each client has exceptions of its own for this; the string, which may hold a secret, is not shown.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return [$"{at}: expected a connection string for {section.ProviderType}, found one that it does not take: {cause.Message}"];
        }
    }
}
