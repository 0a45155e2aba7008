namespace Muster.Hosting.Tests.Deploy;

/// <summary>The repository's <c>deploy</c>, found from where the tests run.</summary>
internal static class DeployFolder
{
    public static string Path { get; } = Find();

    public static string File(string name) => System.IO.Path.Combine(Path, name);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Cluster.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Expected to run below Cluster.sln.");
        }

        return System.IO.Path.Combine(folder.FullName, "deploy");
    }
}
