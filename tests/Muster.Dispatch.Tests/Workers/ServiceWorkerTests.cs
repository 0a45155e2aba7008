namespace Muster.Dispatch.Tests;

[Collection("the route of 127.0.0.1")]
public sealed class ServiceWorkerTests(SharedPlane shared)
{
    private TestPlane Plane => shared.Plane;

    [Theory]
    [InlineData(null)]
    [InlineData("2022-01-01")]
    [InlineData("2026-11-01")]
    public async Task Script_RunsAsSloppyGlobalCodeWithBindingsAsGlobals(string? date)
    {
        var name = "classic-" + date;
        await Plane.Silo.PutAsync(FakeSilo.Platform, name, (Worker.Script("""
            undeclared = 5; var top1 = 7;
            function mode() { return this === undefined ? 'strict' : 'sloppy'; }
            addEventListener('fetch', event => { event.waitUntil(Promise.resolve()); event.respondWith(handle(event)); });
            async function handle(event) {
              return new Response([GREETING, undeclared, globalThis.top1, self.top1, mode(), event.type, event.request.method].join('|'));
            }
            """) with { Date = date }).With(Bindings.Text("GREETING", "hi")));

        Assert.Equal((200, "hi|5|7|7|sloppy|fetch|GET"), await Plane.AskAsync(name));
    }

    [Fact]
    public async Task Script_ThatThrowsInItsListenerAnswersWithTheMessage()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "classic-throws", Worker.Script("addEventListener('fetch', () => { null.x; })"));

        Assert.Equal(
            (500, "error code: 1101\nCannot read properties of null (reading 'x')\n"), await Plane.AskAsync("classic-throws"));
    }

    [Fact]
    public async Task SeedsScript_FetchesItsOwnRequestFromTheOrigin()
    {
        await using var origin = await Origin.StartAsync(context => $"{context.Request.Method} {context.Request.Path} {context.Request.Host}");
        await Plane.Silo.PutAsync(
            FakeSilo.Platform, "routed-exact", Worker.Script("addEventListener('fetch', event => { event.respondWith(fetch(event.request)) })"));
        using var answer = await Plane.GetAsync(origin.Url.Authority, "/a/b");

        // The seed's script answers for the origin's host name by a route.
        Assert.Equal($"GET /a/b {origin.Url.Authority}", await answer.Content.ReadAsStringAsync());
    }
}
