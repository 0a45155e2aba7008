using System.Net;
using System.Net.Sockets;

namespace Muster.LocalCluster.Tests;

public sealed class ClusterPortsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-ports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void APort_StaysFromRunToRun()
    {
        var first = new ClusterPorts(_folder)["silo-1"];

        Assert.Equal(first, new ClusterPorts(_folder)["silo-1"]);
    }

    [Fact]
    public void APortThatSomebodyElseUses_IsReplaced()
    {
        var first = new ClusterPorts(_folder)["silo-1"];
        using var other = new TcpListener(IPAddress.Loopback, first);
        other.Start();

        Assert.NotEqual(first, new ClusterPorts(_folder)["silo-1"]);
    }
}
