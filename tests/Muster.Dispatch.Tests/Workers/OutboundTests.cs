namespace Muster.Dispatch.Tests;

public sealed class OutboundTests(SharedPlane shared)
{
    private TestPlane Plane => shared.Plane;

    [Fact]
    public async Task Outbound_SeesEveryFetchWithTheDeclaredParameters()
    {
        await PrepareAsync("seen", "return Response.json([await (await fetch('https://api.example/p')).text(), request.headers.get('x-muster-via')])");

        Assert.Equal(
            (200, """["GET https://api.example/p for alice, undeclared undefined",null]"""), await Plane.AskAsync("seen-dispatcher"));
    }

    [Fact]
    public async Task Outbound_IsTheOnlyWayOutWhateverTheWorkerDoes()
    {
        await using var origin = await Origin.StartAsync(_ => "escaped");
        await PrepareAsync("attacker", $$"""
            const to = '{{origin.Url}}', seen = [], tried = async f => { try { seen.push(await f()); } catch (e) { seen.push('refused'); } };
            await tried(async () => (await fetch(to)).text());
            // Leaves the async context through a foreign promise resolution and through an event.
            await tried(() => new Promise((ok, no) => { globalThis.queue ??= []; globalThis.queue.push(1);
              Promise.resolve().then(() => fetch(to)).then(r => r.text()).then(ok, no); }));
            // A pass of its own making, which the one of the request replaces.
            await tried(async () => (await fetch(to, { cf: { m: { t: 'aaaa.{"ns":"x","name":"y"}' } } })).text());
            await tried(async () => { const s = await import('./__muster_shim.js'); const E = s.enter({ default: { fetch: () => fetch(to) } });
              return (await new E({ props: {} }, {}).fetch(request)).text(); });
            await tried(async () => { const { connect } = await import('cloudflare:sockets'); const s = connect('{{origin.Url.Authority}}'); await s.opened; return 'escaped'; });
            // By way of itself, bound as a service.
            await tried(async () => env.SELF === undefined ? 'none' : (await env.SELF.fetch('http://self/', { headers: { again: '1' } })).text());
            return Response.json(seen.map(x => String(x).startsWith('GET ') ? 'outbound' : x));
            """.Replace("const to", "if (request.headers.get('again')) return fetch('" + origin.Url + "'); const to", StringComparison.Ordinal));

        var (status, body) = await Plane.AskAsync("attacker-dispatcher");

        Assert.Equal((200, """["outbound","outbound","outbound","outbound","refused","outbound"]"""), (status, body));
    }

    [Fact]
    public async Task Outbound_DoesNotApplyToABindingWithoutOne()
    {
        await using var origin = await Origin.StartAsync(_ => "direct");
        await PrepareAsync("both", $"return fetch('{origin.Url}')");
        await Plane.Silo.PutAsync(FakeSilo.Platform, "free-dispatcher", Worker.Fetch("return env.dispatcher.get('both').fetch(request)").With(Bindings.Dispatch()));

        Assert.Equal((200, "direct"), await Plane.AskAsync("free-dispatcher"));
        Assert.Equal((200, $"GET {origin.Url} for alice, undeclared undefined"), await Plane.AskAsync("both-dispatcher"));
    }

    [Fact]
    public async Task Outbound_ThatIsMissingClosesTheWayOut()
    {
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "cut-off", Worker.Fetch("return fetch('https://api.example/')"));
        await Plane.Silo.PutAsync(
            FakeSilo.Platform, "cut-off-dispatcher",
            Worker.Fetch("return env.dispatcher.get('cut-off').fetch(request).catch(e => new Response(e.message))")
                .With(Bindings.Dispatch(new(new(FakeSilo.Platform, "no-such-worker"), []))));

        Assert.Equal((200, "Worker not found."), await Plane.AskAsync("cut-off-dispatcher"));
    }

    private async Task PrepareAsync(string name, string body)
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "outbound", Worker.Fetch("""
            return new Response(`${request.method} ${request.url} for ${env.customer}, undeclared ${env.other}`);
            """));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, name, Worker.Fetch(body).With(Bindings.Service("SELF", FakeSilo.Tenants, name)));
        await Plane.Silo.PutAsync(
            FakeSilo.Platform, name + "-dispatcher",
            Worker.Fetch($"return env.dispatcher.get('{name}', {{}}, {{ outbound: {{ customer: 'alice', other: 1 }} }}).fetch(request)")
                .With(Bindings.Dispatch(new(new(FakeSilo.Platform, "outbound"), ["customer"]))));
    }
}
