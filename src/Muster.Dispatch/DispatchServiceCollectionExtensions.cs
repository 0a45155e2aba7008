using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Muster.Dispatch;

/// <summary>Adds the data plane to a host.</summary>
public static class DispatchServiceCollectionExtensions
{
    /// <summary>
    /// Adds the data plane as a hosted service, and its <see cref="DispatchStatus"/>. Where there is no <c>workerd</c> it
    /// stays off and says so.
    /// </summary>
    public static IServiceCollection AddMusterDispatch(this IServiceCollection services, Action<DispatchOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<DispatchOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DispatchOptions>, DispatchOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DispatchStatus>();
        services.AddHostedService<DispatchAgent>();
        return services;
    }
}
