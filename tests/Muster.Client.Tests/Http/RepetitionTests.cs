using Microsoft.Extensions.DependencyInjection;
using static Muster.Client.Tests.ScriptedServer;

namespace Muster.Client.Tests.Http;

public sealed class RepetitionTests
{
    private const string Unknown = "The store did not answer in time.";

    private static readonly Func<CancellationToken, Task<HttpResponseMessage>> _unavailable =
        Fail(HttpStatusCode.ServiceUnavailable, 20020, Unknown);

    [Fact]
    public async Task AWrite_IsRepeatedWithTheSameIdAndBody()
    {
        var server = new ScriptedServer(_unavailable, Say("""{"success":true,"result":{"id":"a"}}"""));
        await server.Client().Namespace("n").Scripts.PutAsync("a", ScriptUpload.FromModule("export default {}"));
        var (first, second) = (server.Attempts[0], server.Attempts[1]);
        Assert.Equal(2, server.Attempts.Count);
        Assert.Equal(32, first.Id!.Length);
        Assert.Equal((first.Line, first.Id, first.Body), (second.Line, second.Id, second.Body));
        Assert.Contains("export default {}", first.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachCall_HasAnIdOfItsOwn()
    {
        var server = new ScriptedServer(Say(), Say(), Say());
        var tags = server.Client().Namespace("n").Tags;
        await tags.AddAsync("a", "t");
        await tags.AddAsync("a", "t");
        await tags.AddAsync("a", "t", new() { RequestId = "mine" });
        Assert.Equal(3, server.Attempts.Select(attempt => attempt.Id).Distinct().Count());
        Assert.Equal("mine", server.Attempts[2].Id);
    }

    [Fact]
    public async Task ARead_IsRepeatedWithoutAnId()
    {
        var broken = Throw(new HttpRequestException("The connection broke."));
        var server = new ScriptedServer(_unavailable, broken, HangAsync, Say("""{"success":true,"result":["t"]}"""));
        var client = server.Client(options => options.AttemptTimeout = TimeSpan.FromMilliseconds(100));
        Assert.Equal(["t"], await client.Namespace("n").Tags.GetAsync("a"));
        Assert.Equal([null, null, null, null], server.Attempts.Select(attempt => attempt.Id));
    }

    [Fact]
    public async Task AnAnswerThatBreaksOff_IsRepeated()
    {
        var server = new ScriptedServer(
            _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) }),
            Say("""{"success":true,"result":[]}"""));
        Assert.Empty(await server.Client().Namespace("n").Tags.GetAsync("a"));
    }

    [Fact]
    public async Task APostWithoutAnId_IsNotRepeated()
    {
        var server = new ScriptedServer(_unavailable);
        using var services = server.Services();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(MusterClientRegistration.HttpClientName);
        using var answer = await http.PostAsync(new Uri("http://muster.test/x"), new StringContent("x"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Single(server.Attempts);
    }

    [Fact]
    public async Task AgainstCloudflare_OnlyReadsAreRepeated()
    {
        var server = new ScriptedServer(_unavailable, _unavailable, Say("""{"success":true,"result":[]}"""));
        var space = server.Client(options => options.Server = ServerKind.Cloudflare).Namespace("n");
        await Assert.ThrowsAsync<MusterException>(() => space.Scripts.DeleteAsync(TagFilter.All(Tag.Yes("t"))));
        Assert.Empty(await space.Tags.GetAsync("a"));
        Assert.Equal(
            [("DELETE", null), ("GET", null), ("GET", null)],
            server.Attempts.Select(attempt => (attempt.Line.Split(' ')[0], attempt.Id)));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task ARefusal_IsNotRepeated(HttpStatusCode status)
    {
        var server = new ScriptedServer(Fail(status, 20007, "no"));
        await Assert.ThrowsAsync<MusterException>(() => server.Client().Namespace("n").Tags.GetAsync("a"));
        Assert.Single(server.Attempts);
    }

    [Fact]
    public async Task TheLastFailure_IsTold()
    {
        var server = new ScriptedServer(_unavailable, _unavailable, _unavailable);
        var client = server.Client(options => options.MaxRetries = 2);
        var exception = await Assert.ThrowsAsync<MusterException>(() => client.Namespaces.CreateAsync("n"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 20020, Unknown), (exception.StatusCode, exception.Code, exception.Message));
        Assert.Equal(server.Attempts[2].Id, exception.RequestId);
    }

    [Fact]
    public async Task WithoutRetries_OneAttemptIsMade()
    {
        var server = new ScriptedServer(_unavailable);
        var client = server.Client(options => options.MaxRetries = 0);
        await Assert.ThrowsAsync<MusterException>(() => client.Namespaces.GetAsync("n"));
    }

    [Fact]
    public async Task ACallThatTakesTooLong_SaysSo()
    {
        var server = new ScriptedServer(HangAsync);
        var client = server.Client(options => options.TotalTimeout = TimeSpan.FromMilliseconds(50));
        var exception = await Assert.ThrowsAsync<MusterException>(() => client.Namespace("n").Scripts.DeleteAsync("a"));
        Assert.Equal(
            $"DELETE /accounts/{ClusterFixture.Account}/workers/dispatch/namespaces/n/scripts/a: there was no answer in time. "
                + "It is unknown whether it was done.",
            exception.Message);
        Assert.Null(exception.StatusCode);
        Assert.Equal(server.Attempts[0].Id, exception.RequestId);
    }

    [Fact]
    public async Task ACancelledCall_IsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var server = new ScriptedServer(async token =>
        {
            await cancellation.CancelAsync();
            return await HangAsync(token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => server.Client().Namespace("n").Tags.GetAsync("a", cancellation.Token));
    }

    [Fact]
    public async Task WithoutDependencyInjection_CallsAreRepeatedToo()
    {
        var server = new ScriptedServer(_unavailable, Say("""{"success":true,"result":[]}"""));
        var options = new MusterClientOptions { RetryDelay = TimeSpan.Zero };
        ClusterFixture.Configure(options, new("http://muster.test"));
        using var http = new HttpClient(MusterHandler.Create(options, server));
        Assert.Empty(await new MusterClient(http, options).Namespace("n").Tags.GetAsync("a"));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection broke.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("The connection broke.");
    }
}
