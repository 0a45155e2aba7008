using System.Reflection;

namespace Muster.Operations;

/// <summary>The release that runs, as it is written into what it makes.</summary>
internal static class ProductVersion
{
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
