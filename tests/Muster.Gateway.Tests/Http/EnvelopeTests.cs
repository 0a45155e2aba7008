using System.Net.Sockets;
using System.Text;

namespace Muster.Gateway.Tests;

public sealed class EnvelopeTests(ClusterFixture cluster)
{
    [Theory]
    [InlineData("/client/v4/nowhere")]
    [InlineData("/client/v4/accounts/0123456789abcdef0123456789abcdef/workers/nowhere")]
    [InlineData("/elsewhere")]
    public async Task UnknownRoutes_Are404InTheEnvelope(string path) => (await cluster.Api.GetAsync(path)).Refuses(
        404,
        7003,
        "Could not route to this path: perhaps the object identifier is invalid?");

    [Fact]
    public async Task WrongMethods_Are405InTheEnvelope() =>
        (await cluster.Api.SendAsync("PATCH", "/client/v4/user")).Refuses(405, 10405, "method: expected GET, found PATCH.");

    [Fact]
    public async Task EveryAnswer_CarriesARequestId()
    {
        Assert.Equal(32, (await cluster.Api.GetAsync("/client/v4/user")).Headers["X-Request-Id"].Length);
        Assert.Equal(32, (await cluster.Api.GetAsync("/client/v4/nowhere")).Headers["X-Request-Id"].Length);
    }

    [Theory]
    [InlineData("X-Request-Id")]
    [InlineData("Idempotency-Key")]
    public async Task RequestId_OfTheClient_ComesBack(string header)
    {
        var reply = await cluster.Api.SendAsync("GET", "/client/v4/user", headers: (header, "mine-1"));
        Assert.Equal("mine-1", reply.Headers["X-Request-Id"]);
    }

    [Fact]
    public async Task RequestId_ThatIsTooLong_IsRefused() =>
        (await cluster.Api.SendAsync("GET", "/client/v4/user", headers: ("X-Request-Id", new string('x', 129)))).Refuses(
            400,
            20006,
            "X-Request-Id: expected 1 to 128 printable ASCII characters without blanks.");

    [Fact]
    public async Task Faults_AreAnsweredWithTheRequestIdAndNothingElse()
    {
        await using var broken = await TestGateway.StartAsync(new ThrowingGrains(new InvalidOperationException("secret detail")));
        var reply = await broken.Api.SendAsync("GET", TestSpace.Namespaces, headers: ("X-Request-Id", "id-7"));
        reply.Refuses(500, 20500, "Internal error; request id-7 is in the log.");
    }

    [Fact]
    public async Task Damage_IsNamed()
    {
        await using var broken = await TestGateway.StartAsync(new ThrowingGrains(new CorruptObjectException("catalog/1:s-1-2: bad")));
        (await broken.Api.GetAsync(TestSpace.Namespaces)).Refuses(
            503,
            20021,
            "A stored object is damaged, and what depends on it is out of order until it is restored: catalog/1:s-1-2: bad");
    }

    public static TheoryData<Exception> Unavailable { get; } =
    [
        new TimeoutException(),
        new StorageUnavailableException("secret detail"),
        new SiloUnavailableException("secret detail"),
    ];

    [Theory]
    [MemberData(nameof(Unavailable), DisableDiscoveryEnumeration = true)]
    public async Task AStoreThatDoesNotAnswer_Is503(Exception cause)
    {
        await using var broken = await TestGateway.StartAsync(new ThrowingGrains(cause));
        var reply = await broken.Api.SendAsync("GET", TestSpace.Namespaces, headers: ("X-Request-Id", "id-8"));
        reply.Refuses(
            503,
            20020,
            "The store did not answer in time. It is unknown whether request id-8 was done; repeating it is safe.");
    }

    [Fact]
    public async Task ABodyThatEndsEarly_ChangesNothing()
    {
        var space = await TestSpace.CreateAsync(cluster.Api);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(cluster.Gateway.Address.Host, cluster.Gateway.Address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT {space.Of("half")} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TestGateway.Token}\r\n"
                + "Content-Type: application/javascript\r\nContent-Length: 100\r\n\r\nhalf"));
        }

        Assert.Empty(await space.NamesAsync());
    }
}
