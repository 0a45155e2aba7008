using static Muster.Client.Tests.ScriptedServer;

namespace Muster.Client.Tests.Http;

public sealed class EncodingTests
{
    private const string Scripts = $"/client/v4/accounts/{ClusterFixture.Account}/workers/dispatch/namespaces/n/scripts";

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("../../x", "..%2F..%2Fx")]
    [InlineData("50 % + ü?#", "50%20%25%20%2B%20%C3%BC%3F%23")]
    [InlineData("a:yes", "a%3Ayes")]
    [InlineData("\\", "%5C")]
    [InlineData("...", "...")]
    public async Task ASegment_IsEncodedOnce(string tag, string encoded)
    {
        var server = new ScriptedServer(Say());
        await server.Client().Namespace("n").Tags.AddAsync("s", tag);
        Assert.Equal($"PUT {Scripts}/s/tags/{encoded}", server.Attempts[0].Line);
    }

    // A deletion of '..' would otherwise be one of what lies above.
    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task ASegmentThatVanishesOnTheWay_IsRefused(string name)
    {
        var client = new ScriptedServer().Client();
        var space = client.Namespace("n");
        var message = $"expected a text that can stand in a path, found '{name}' (Parameter '{{0}}')";
        var ofScript = await Assert.ThrowsAsync<ArgumentException>(() => space.Scripts.DeleteAsync(name));
        Assert.Equal(message.Replace("{0}", "name", StringComparison.Ordinal), ofScript.Message);
        var ofTag = await Assert.ThrowsAsync<ArgumentException>(() => space.Tags.RemoveAsync("s", name));
        Assert.Equal(message.Replace("{0}", "tag", StringComparison.Ordinal), ofTag.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => space.Secrets.DeleteAsync("s", name));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Namespaces.DeleteAsync(name));
        Assert.Throws<ArgumentException>(() => client.Namespace(name));
    }

    [Theory]
    [InlineData("http://muster.test", "http://muster.test/client/v4")]
    [InlineData("http://muster.test/", "http://muster.test/client/v4")]
    [InlineData("https://muster.test/client/v4/", "https://muster.test/client/v4")]
    [InlineData("https://proxy.test/muster/api", "https://proxy.test/muster/api")]
    public async Task TheAddress_MayComeWithAPathOrWithout(string address, string root)
    {
        var server = new ScriptedServer(Say());
        await server.Client(options => options.BaseUrl = new(address)).Namespaces.DeleteAsync("n");
        var path = $"/accounts/{ClusterFixture.Account}/workers/dispatch/namespaces/n";
        Assert.Equal($"DELETE {new Uri(root).AbsolutePath}{path}", server.Attempts[0].Line);
    }

    [Fact]
    public async Task ASecretOfAnOddName_IsDeletedByItsEncodedName()
    {
        var server = new ScriptedServer(Say(), Say());
        var secrets = server.Client().Namespace("n").Secrets;
        await secrets.DeleteAsync("s", "PLAIN");
        await secrets.DeleteAsync("s", "a/b");
        Assert.Equal(
            [$"DELETE {Scripts}/s/secrets/PLAIN", $"DELETE {Scripts}/s/secrets/a%2Fb?url_encoded=true"],
            server.Attempts.Select(attempt => attempt.Line));
    }

    [Fact]
    public async Task Credentials_AreSentAsConfigured()
    {
        var server = new ScriptedServer(Say(), Say());
        await server.Client().Namespaces.DeleteAsync("n");
        await server.Client(options =>
            (options.ApiToken, options.AuthEmail, options.AuthKey) = (null, "ann@example.com", "key")).Namespaces.DeleteAsync("n");
        Assert.Equal("Bearer a-token-of-this-test", server.Attempts[0].Headers["Authorization"]);
        Assert.False(server.Attempts[0].Headers.ContainsKey("X-Auth-Key"));
        Assert.Equal("ann@example.com", server.Attempts[1].Headers["X-Auth-Email"]);
        Assert.Equal("key", server.Attempts[1].Headers["X-Auth-Key"]);
        Assert.False(server.Attempts[1].Headers.ContainsKey("Authorization"));
    }
}
