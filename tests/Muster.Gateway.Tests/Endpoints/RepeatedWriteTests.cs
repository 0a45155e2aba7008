using Microsoft.AspNetCore.Routing;

namespace Muster.Gateway.Tests;

/// <summary>Whatever writes can be repeated under its id: the answer is the first one's, and nothing happens twice.</summary>
public sealed class RepeatedWriteTests(ClusterFixture cluster)
{
    private static readonly string s_account = ApiRoutes.Root + ApiRoutes.Account;

    [Fact]
    public async Task EveryWrite_GetsItsFirstAnswerAgain()
    {
        var failures = new List<string>();
        foreach (var (pattern, make) in new RepeatableWrites(cluster).All)
        {
            failures.AddRange(await RepeatAsync(pattern, await make()));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void NoWrite_IsLeftOut() => Assert.Equal(
        cluster.Gateway.Endpoints
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(s_account, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods, (endpoint, method) =>
                (Method: method, Path: endpoint.RoutePattern.RawText![s_account.Length..].TrimEnd('/')))
            .Where(route => route.Method != "GET")
            .Select(route => $"{route.Method} {route.Path}")
            .Order(StringComparer.Ordinal),
        new RepeatableWrites(cluster).All.Keys.Concat(RepeatableWrites.Refused).Order(StringComparer.Ordinal));

    private async Task<List<string>> RepeatAsync(string pattern, RepeatableWrite write)
    {
        var key = Guid.NewGuid().ToString();
        var first = await write.SendAsync(cluster.Api, key);
        if (first.Status != 200)
        {
            return [$"{pattern}: {first.Status} {first.Text}"];
        }

        var failures = new List<string>();
        var again = await write.SendAsync(cluster.Api, key);
        if ((again.Status, again.Text) != (first.Status, first.Text))
        {
            failures.Add($"{pattern}: first {first.Text}, then {again.Status} {again.Text}");
        }

        if (write.Other is { } other && await other.SendAsync(cluster.Api, key) is { } reused && !IsReuse(reused))
        {
            failures.Add($"{pattern}: the id was taken for another write: {reused.Status} {reused.Text}");
        }

        return failures;
    }

    private static bool IsReuse(Reply reply) =>
        reply.Status == 422 && reply.Json.GetProperty("errors")[0].GetProperty("code").GetInt32() == ErrorCodes.RequestIdReused;
}
