namespace Muster.Dispatch.Tests;

public sealed class DispatcherTests(SharedPlane shared)
{
    // As in Cloudflare's documentation of dynamic dispatch Workers.
    private const string Documented = """
        export default {
          async fetch(request, env) {
            try {
              // parse the URL, read the subdomain
              let workerName = new URL(request.url).pathname.split('/')[1];
              let userWorker = env.dispatcher.get(workerName);
              return await userWorker.fetch(request);
            } catch (e) {
              if (e.message.startsWith('Worker not found')) {
                // we tried to get a worker that doesn't exist in our dispatch namespace
                return new Response('', { status: 404 });
              }
              // this could be any other exception from `fetch()` *or* an exception
              // thrown by the called worker (e.g. if the dispatched worker has
              // `throw MyException()`, you could check for that here).
              return new Response(e.message, { status: 500 });
            }
          }
        }
        """;

    private TestPlane Plane => shared.Plane;

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2023-05-18")]
    public async Task DocumentedDispatcher_RunsUnchanged(string date)
    {
        var dispatcher = "documented-" + date;
        await Plane.Silo.PutAsync(FakeSilo.Platform, dispatcher, Worker.Module(Documented).With(Bindings.Dispatch()) with { Date = date });
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "hello", Worker.Fetch("return new Response('hello ' + env.WHO + new URL(request.url).pathname)")
            .With(Bindings.Text("WHO", "bob")));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "throws", Worker.Fetch("throw new TypeError('kaboom')"));

        Assert.Equal((200, "hello bob/hello/x"), await Plane.AskAsync(dispatcher, "/hello/x"));
        Assert.Equal((404, ""), await Plane.AskAsync(dispatcher, "/nobody"));
        Assert.Equal((500, "kaboom"), await Plane.AskAsync(dispatcher, "/throws"));
    }
}
