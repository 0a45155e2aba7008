using Microsoft.Extensions.DependencyInjection;

namespace Muster.Testing;

/// <summary>
/// Leaves the real time to Orleans. A silo judges by the time whether it is alive: one that jumps would take itself for dead,
/// and end the process of the tests.
/// </summary>
internal static class RealTime
{
    public static void KeepForOrleans(IServiceCollection services)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: false, ImplementationType: { IsGenericTypeDefinition: false } type } registered
                && IsOfOrleans(type)
                && type.GetConstructors().SelectMany(made => made.GetParameters()).Any(TakesTime))
            {
                services[i] = new(registered.ServiceType, provider => Make(provider, type), registered.Lifetime);
            }
        }
    }

    private static object Make(IServiceProvider provider, Type type) =>
        ActivatorUtilities.CreateInstance(provider, type, TimeProvider.System);

    private static bool IsOfOrleans(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Orleans.", StringComparison.Ordinal);

    private static bool TakesTime(System.Reflection.ParameterInfo parameter) => parameter.ParameterType == typeof(TimeProvider);
}
