using Muster.Hosting;

namespace Muster.LocalCluster.Tests;

public sealed class ClusterOptionsTests
{
    private static readonly string SomeFile = typeof(ClusterOptionsTests).Assembly.Location;

    [Fact]
    public void Reads()
    {
        var options = ClusterOptions.Read(
            ["--silos", "2", "--nodes=0", "--api", "http://127.0.0.1:0", "--azurite", SomeFile, "--program", SomeFile]);

        Assert.Equal((2, 0, new Uri("http://127.0.0.1:0")), (options.Silos, options.Nodes, options.Api));
        Assert.Equal(Path.GetFullPath("data"), options.Folder);
    }

    [Fact]
    public void NamesAllMistakesAtOnce()
    {
        var fault = Assert.Throws<StartupException>(() => ClusterOptions.Read(
            ["--silos", "0", "--nodes", "-1", "--program", "/nowhere/Muster.Silo.dll", "--azurite", "/nowhere/azurite.js"]));

        Assert.Equal(
            """
            --silos: expected at least 1, found 0.
            --nodes: expected 0 or more, found -1.
            --program: expected Muster.Silo.dll, found nothing at '/nowhere/Muster.Silo.dll'.
            --azurite: expected azurite.js, found nothing at '/nowhere/azurite.js'. Or name a storage account by --connection.
            """,
            fault.Message);
    }

    [Fact]
    public void RefusesWhatItDoesNotKnow() => Assert.Contains(
        "'silo'",
        Assert.Throws<StartupException>(() => ClusterOptions.Read(["--silo", "2"])).Message);
}
