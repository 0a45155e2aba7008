using System.Reflection;

[assembly: AssemblyFixture(typeof(Muster.Packages.Tests.Feed))]

namespace Muster.Packages.Tests;

/// <summary>Everything packed once, into a folder that serves as a feed; gone afterwards.</summary>
public sealed class Feed : IAsyncLifetime
{
    public const string Version = "0.1.0-packed";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("muster-packages-");

    /// <summary>The packages.</summary>
    public string Folder => Path.Combine(_root.FullName, "feed");

    /// <summary>
    /// Settings for a project that restores from here beside the configured feeds. What the machine has already is read where
    /// it lies; nothing is added to it, since the next run packs other bytes under the same version.
    /// </summary>
    public string Settings => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(_root.FullName, "restored")}" /></config>
          <packageSources><add key="packed" value="{Folder}" /></packageSources>
          <fallbackPackageFolders><add key="machine" value="{Built("PackageCache")}" /></fallbackPackageFolders>
        </configuration>
        """;

    public async ValueTask InitializeAsync()
    {
        var project = Built("PackProject");
        var result = await DotnetCommand.RunAsync(
            Path.GetDirectoryName(project)!,
            "msbuild", project, "-t:Pack", "-nologo", "-v:q", "-nodeReuse:false",
            $"-p:Configuration={Built("Configuration")}", $"-p:PackageVersion={Version}", $"-p:PackageOutputPath={Folder}/");
        result.MustSucceed();
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return default;
    }

    /// <summary>A folder outside the repository with the sample project in it.</summary>
    internal string CopySample()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "sample")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sample")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, "nuget.config"), Settings);
        return folder;
    }

    private static string Built(string key) => typeof(Feed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
