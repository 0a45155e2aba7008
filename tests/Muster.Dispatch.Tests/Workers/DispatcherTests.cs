using Muster.Contracts;

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

    [Fact]
    public async Task Dispatched_StreamsRedirectsAndKeepsItsStatusAndHeaders()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "passes", Worker.Module(Documented).With(Bindings.Dispatch()));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "redirects", Worker.Fetch("return Response.redirect('https://example.com/z', 302)"));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "echoes", Worker.Fetch(
            "return new Response(await request.arrayBuffer(), { status: 201, headers: { 'x-len': request.headers.get('content-length') } })"));
        using var redirect = await Plane.GetAsync("passes.localhost", "/redirects");
        var upload = Plane.Request("passes.localhost", "/echoes", HttpMethod.Post);
        var body = new byte[5_000_000];
        new Random(1).NextBytes(body);
        upload.Content = new ByteArrayContent(body);
        using var echo = await Plane.Client.SendAsync(upload);

        Assert.Equal((302, "https://example.com/z"), ((int)redirect.StatusCode, redirect.Headers.Location?.ToString()));
        Assert.Equal((201, "5000000"), ((int)echo.StatusCode, echo.Headers.GetValues("x-len").Single()));
        Assert.Equal(body, await echo.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Dispatched_MethodsCanBeCalled()
    {
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "rpc", Worker.Module("""
            import { WorkerEntrypoint } from 'cloudflare:workers';
            export default class extends WorkerEntrypoint { fetch() { return new Response('x'); } add(a, b) { return { sum: a + b }; } }
            """));
        await Plane.Silo.PutAsync(FakeSilo.Platform, "rpc-caller", Worker.Fetch("""
            const user = env.dispatcher.get('rpc');
            return Response.json([await user.add(1, 2), await env.dispatcher.get('gone').add(1).catch(e => e.message)]);
            """).With(Bindings.Dispatch()));

        Assert.Equal((200, """[{"sum":3},"Worker not found."]"""), await Plane.AskAsync("rpc-caller"));
    }

    [Fact]
    public async Task Dispatched_SuspendedWorkerIsANamedError()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "to-suspended", Worker.Module(Documented).With(Bindings.Dispatch()));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "bad", Worker.Fetch("return new Response('x')") with { Marks = ScriptMarks.Suspended });

        Assert.Equal(
            (500, "Worker suspended: \"bad\" is suspended by the platform."), await Plane.AskAsync("to-suspended", "/bad"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("../scripts")]
    [InlineData("%2e%2e")]
    [InlineData("ü b")]
    public async Task Dispatched_AnyNameThatIsNoScriptIsNotFound(string name)
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "any-name", Worker.Fetch("""
            return env.dispatcher.get(decodeURIComponent(new URL(request.url).search.slice(1))).fetch(request).catch(e => new Response(e.message));
            """).With(Bindings.Dispatch()));

        Assert.Equal((200, "Worker not found."), await Plane.AskAsync("any-name", "/?" + Uri.EscapeDataString(name)));
    }

    [Fact]
    public async Task Dispatched_LimitOfSubrequestsHolds()
    {
        await using var origin = await Origin.StartAsync(_ => "o");
        await Plane.Silo.PutAsync(FakeSilo.Platform, "limits", Worker.Fetch(
            "return env.dispatcher.get('eager', {}, { limits: { cpuMs: 10, subRequests: 2 } }).fetch(request)").With(Bindings.Dispatch()));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "eager", Worker.Fetch($$"""
            const seen = [];
            for (let i = 0; i < 3; i++) seen.push(await fetch('{{origin.Url}}').then(r => r.text(), e => e.message));
            return Response.json(seen);
            """));

        Assert.Equal((200, """["o","o","Too many subrequests."]"""), await Plane.AskAsync("limits"));
    }
}
