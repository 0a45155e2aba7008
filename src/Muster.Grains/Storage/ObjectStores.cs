using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Muster.Grains;

/// <summary>The two stores of a silo.</summary>
internal sealed class ObjectStores(IServiceProvider services)
{
    /// <summary>Small objects.</summary>
    public ObjectStore Meta { get; } = Resolve(services, StorageNames.Meta);

    /// <summary>Code.</summary>
    public ObjectStore Content { get; } = Resolve(services, StorageNames.Content);

    private static ObjectStore Resolve(IServiceProvider services, string name) =>
        new(
            services.GetKeyedService<IGrainStorage>(name) ?? throw new InvalidOperationException(
                $"No grain storage is configured under the name '{name}'. Set Orleans:GrainStorage:{name}:ProviderType."),
            services.GetService<ILocalSiloDetails>()?.SiloAddress.ToParsableString());
}
