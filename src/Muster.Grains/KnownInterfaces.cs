using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;

namespace Muster.Grains;

/// <summary>
/// Remembers the names of our grain interfaces. Orleans derives them by reflection at every <c>GetGrain</c>, which is a
/// quarter of what reading a script's tags costs.
/// </summary>
internal sealed class KnownInterfaces(IServiceProvider services) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _known = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        if (type.Assembly != typeof(ICatalogGrain).Assembly || type.IsGenericType)
        {
            grainInterfaceType = default;
            return false;
        }

        // Asked for late: the resolver itself is made from its providers.
        grainInterfaceType = _known.GetOrAdd(
            type,
            static (unknown, from) => from.GetRequiredService<GrainInterfaceTypeResolver>().GetGrainInterfaceTypeByConvention(unknown),
            services);
        return true;
    }
}
