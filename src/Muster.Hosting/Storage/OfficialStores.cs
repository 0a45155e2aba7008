using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Persistence;
using Orleans.Storage;

namespace Muster.Hosting;

/// <summary>What Orleans' official storages need and do not take from configuration themselves.</summary>
internal static class OfficialStores
{
    /// <summary>
    /// Key of a storage's section: whether clearing a state removes it, or leaves an empty one behind. Default true. What is left
    /// behind is never cleaned up.
    /// </summary>
    public const string DeleteStateOnClear = "DeleteStateOnClear";

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeyedSingleton<IGrainStorageSerializer>(
            StoreDefaults.SerializerKey,
            (provider, _) => ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(provider));
        AzureClients.AddTo(services, configuration);
        services.PostConfigureAll<AdoNetGrainStorageOptions>(
            options => options.ConnectionString = PostgresPool.Limit(options.Invariant, options.ConnectionString));
        services.PostConfigureAll<AdoNetReminderTableOptions>(
            options => options.ConnectionString = PostgresPool.Limit(options.Invariant, options.ConnectionString));
        services.PostConfigureAll<AdoNetClusteringSiloOptions>(
            options => options.ConnectionString = PostgresPool.Limit(options.Invariant, options.ConnectionString));
        foreach (var section in ProviderSection.All(configuration).Where(section => section.Role == ProviderSection.GrainStorage))
        {
            // The options are named by the storage; those of providers that it does not have are never read.
            var (name, delete) = (section.Section.Key, section.Section.GetValue(DeleteStateOnClear, defaultValue: true));
            services.Configure<AzureBlobStorageOptions>(name, options => options.DeleteStateOnClear = delete);
            services.Configure<AdoNetGrainStorageOptions>(name, options => options.DeleteStateOnClear = delete);
            services.Configure<RedisStorageOptions>(name, options => options.DeleteStateOnClear = delete);
        }
    }
}
