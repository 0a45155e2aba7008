using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Muster.Grains;

/// <summary>Registers what the grains need in a silo.</summary>
public static class MusterGrains
{
    /// <summary>
    /// Adds the grains' own services. The silo must have grain storages named <see cref="StorageNames.Meta"/> and
    /// <see cref="StorageNames.Content"/>, and a <see cref="KeyRingOptions.Key"/>.
    /// </summary>
    public static IServiceCollection AddMusterGrains(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ObjectStores>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<ClusterFormat>();
        services.AddSingleton<SiloFence>();
        services.AddSingleton<Ownership>();
        services.AddGrainService<HandoverService>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SecretVault>();
        services.AddTransient<VersionCache>();

        // Before Orleans' own: the first provider that knows a type is asked alone.
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaces>());
        services.AddOptions<CatalogLogOptions>();
        services.AddOptions<KeyRingOptions>();
        services.AddOptions<RetentionOptions>();
        services.AddOptions<ScriptOptions>();
        services.AddOptions<FormatOptions>();
        services.AddOptions<FeedOptions>();
        services.AddOptions<FenceOptions>();
        services.TryAddSingleton(new PolicySet([]));
        return services;
    }

    /// <summary>Adds what a silo needs that can be one of several: it answers only while it is a member.</summary>
    public static IServiceCollection AddMusterFence(this IServiceCollection services, Action<FenceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IIncomingGrainCallFilter, FenceFilter>();
        services.Configure<FenceOptions>(fence =>
        {
            fence.IsEnabled = true;
            configure?.Invoke(fence);
        });
        return services;
    }
}
