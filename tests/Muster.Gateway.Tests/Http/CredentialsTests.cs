namespace Muster.Gateway.Tests;

public sealed class CredentialsTests(ClusterFixture cluster)
{
    private const string Refused =
        "Authentication error: expected 'Authorization: Bearer <token>', or 'X-Auth-Email' with 'X-Auth-Key'.";

    [Theory]
    [InlineData("Authorization", "Bearer wrong")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic YTpi")]
    [InlineData("Authorization", "Bearer " + TestGateway.Key)]
    [InlineData("X-Auth-Email", TestGateway.Email)]
    [InlineData("X-Auth-Key", TestGateway.Key)]
    [InlineData("X-Nothing", "at all")]
    public async Task Refuses(string header, string value)
    {
        var reply = await cluster.Gateway.Anonymous.SendAsync("GET", TestSpace.Namespaces, headers: (header, value));
        reply.Refuses(401, 10000, Refused);
    }

    [Theory]
    [InlineData("/CLIENT/V4/user", 401)]
    [InlineData("/client/V4/accounts/0123456789abcdef0123456789abcdef/workers/scripts", 401)]
    [InlineData("/%63lient/v4/user", 404)]
    [InlineData("/x/../client/v4/user", 404)]
    [InlineData("//client/v4/user", 404)]
    [InlineData("/Internal/v1/scripts/a/b", 401)]
    [InlineData("/%69nternal/v1/scripts/a/b", 404)]
    public async Task NoSpellingOfAPath_GetsInWithoutCredentials(string path, int status) =>
        Assert.Equal(status, (await cluster.Gateway.Anonymous.GetAsync(path)).Status);

    [Fact]
    public async Task KeyAndEmail_AreAsGoodAsTheToken() => (await cluster.Gateway.Anonymous.SendAsync(
        "GET",
        TestSpace.Namespaces,
        headers: [("X-Auth-Email", TestGateway.Email), ("X-Auth-Key", TestGateway.Key)])).Ok();

    [Fact]
    public async Task AWrongToken_IsNotMadeGoodByAKey() => (await cluster.Gateway.Anonymous.SendAsync(
        "GET",
        TestSpace.Namespaces,
        headers:
        [
            ("Authorization", "Bearer wrong"), ("X-Auth-Email", TestGateway.Email), ("X-Auth-Key", TestGateway.Key),
        ])).Refuses(401, 10000, Refused);

    [Fact]
    public async Task AGatewayWithoutCredentials_LetsNobodyIn()
    {
        await using var closed = await TestGateway.StartAsync(
            cluster.Grains,
            options => (options.ApiToken, options.AuthEmail, options.AuthKey) = (null, "", ""));
        (await closed.Anonymous.GetAsync(TestSpace.Namespaces)).Refuses(401, 10000, Refused);
        (await closed.Api.GetAsync(TestSpace.Namespaces)).Refuses(401, 10000, Refused);
    }

    [Fact]
    public async Task AnotherAccount_Is403() =>
        (await cluster.Api.GetAsync("/client/v4/accounts/fedcba9876543210fedcba9876543210/workers/scripts")).Refuses(
            403,
            9109,
            "Unauthorized to access requested resource: these credentials do not reach this account.");
}
