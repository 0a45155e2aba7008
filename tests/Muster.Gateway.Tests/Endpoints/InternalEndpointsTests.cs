namespace Muster.Gateway.Tests;

public sealed class InternalEndpointsTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Script_AnswersWhatRequestsRun()
    {
        var space = await TestSpace.CreateAsync(cluster.Api);
        var version = (await space.PutAsync("s")).GetProperty("deployment_id").GetString()!;
        var id = (await cluster.Api.GetAsync($"{TestSpace.Namespaces}/{space.Name}")).Ok().GetProperty("namespace_id").GetString();
        var reply = await SendAsync($"/internal/v1/scripts/{id}/s");
        Assert.Equal(new(Guid.ParseExact(version, "N"), ScriptMarks.None), JsonSerializer.Deserialize(reply.Body, ProtocolJson.Default.ActiveScript));
        Assert.Equal(404, (await SendAsync($"/internal/v1/scripts/{id}/nobody")).Status);
        Assert.Equal(404, (await SendAsync($"/internal/v1/scripts/{Guid.NewGuid()}/s")).Status);
        Assert.Equal(404, (await SendAsync($"/internal/v1/scripts/{id}/s/versions/{Guid.NewGuid()}")).Status);
        Assert.Equal(404, (await SendAsync($"/internal/v1/scripts/{id}/s/versions/x")).Status);
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer " + TestGateway.Token)]
    public async Task OnlyAgents_GetIn(string authorization) => Assert.Equal(401, (await cluster.Gateway.Anonymous.SendAsync(
        "GET",
        $"/internal/v1/scripts/{Guid.NewGuid()}/s",
        headers: ("Authorization", authorization))).Status);

    [Fact]
    public async Task ADispatchToken_OpensNothingElse() => Assert.Equal(401, (await cluster.Gateway.Anonymous.SendAsync(
        "GET",
        TestSpace.Namespaces,
        headers: ("Authorization", $"Bearer {TestGateway.DispatchToken}"))).Status);

    [Fact]
    public async Task Feed_IsAWebSocket() => Assert.Equal(426, (await SendAsync(InternalRoutes.Feed)).Status);

    private Task<Reply> SendAsync(string path) => cluster.Gateway.Anonymous.SendAsync(
        "GET",
        path,
        headers: ("Authorization", $"Bearer {TestGateway.DispatchToken}"));
}
