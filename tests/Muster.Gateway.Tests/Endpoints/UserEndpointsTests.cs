namespace Muster.Gateway.Tests;

public sealed class UserEndpointsTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Whoami_FindsUserTokenAccountAndMembership()
    {
        Assert.Equal(TestGateway.Email, (await cluster.Api.GetAsync("/client/v4/user")).Ok().GetProperty("email").GetString());
        Assert.Equal("active", (await cluster.Api.GetAsync("/client/v4/user/tokens/verify")).Ok().GetProperty("status").GetString());
        Assert.Equal([TestGateway.Account], (await cluster.Api.GetAsync("/client/v4/accounts?page=1")).Names());
        Assert.Equal("Muster", (await cluster.Api.GetAsync(TestSpace.Root)).Ok().GetProperty("name").GetString());
        var membership = (await cluster.Api.GetAsync("/client/v4/memberships?page=1")).Ok()[0];
        Assert.Equal(TestGateway.Account, membership.GetProperty("account").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/storage/kv/namespaces?per_page=100&order=title&direction=asc&page=1")]
    [InlineData("/workers/durable_objects/namespaces?per_page=1000&page=1")]
    public async Task AbsentProducts_AreEmptyLists(string path) =>
        Assert.Empty((await cluster.Api.GetAsync(TestSpace.Root + path)).Texts());
}
