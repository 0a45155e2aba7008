using System.Reflection;

namespace Muster.EndToEnd.Tests;

/// <summary>Paths that the build wrote into this assembly.</summary>
internal static class BuiltPaths
{
    public static string SiloProgram => Read("SiloProgram");

    public static string LocalClusterProgram => Read("LocalClusterProgram");

    public static string ClientsFolder => Read("ClientsFolder");

    private static string Read(string key) => typeof(BuiltPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
