using System.Globalization;

namespace Muster.Dispatch.Tests;

public sealed class ChangeTests(SharedPlane shared)
{
    private TestPlane Plane => shared.Plane;

    [Fact]
    public async Task AcknowledgedUpdate_IsWhatTheNextRequestRuns()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "updates-dispatcher", Worker.Fetch(
            "return env.dispatcher.get('updates').fetch(request)").With(Bindings.Dispatch()));
        var stale = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            await Plane.Silo.PutAsync(FakeSilo.Tenants, "updates", Worker.Fetch($"return new Response('{i}')"));
            var (_, body) = await Plane.AskAsync("updates-dispatcher");
            if (body != i.ToString(CultureInfo.InvariantCulture))
            {
                stale.Add($"{i}: {body}");
            }
        }

        Assert.Empty(stale);
    }

    [Fact]
    public async Task AcknowledgedDeletion_IsGoneAndCanComeBack()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "deleted", Worker.Fetch("return new Response('here')"));
        Assert.Equal((200, "here"), await Plane.AskAsync("deleted"));

        await Plane.Silo.DeleteAsync(FakeSilo.Platform, "deleted");
        Assert.Equal(404, (await Plane.AskAsync("deleted")).Status);

        await Plane.Silo.PutAsync(FakeSilo.Platform, "deleted", Worker.Fetch("return new Response('again')"));
        Assert.Equal((200, "again"), await Plane.AskAsync("deleted"));
    }

    [Fact]
    public async Task NamespaceThatIsGone_TakesItsScriptsWithIt()
    {
        await Plane.Silo.PutAsync("doomed", "one", Worker.Fetch("return new Response('here')"));
        await Plane.Silo.PutAsync(FakeSilo.Platform, "to-doomed", Worker.Fetch(
                "return env.dispatcher.get('one').fetch(request).catch(e => new Response(e.message))")
            .With(Bindings.Dispatch() with { NamespaceId = "doomed" }));
        Assert.Equal((200, "here"), await Plane.AskAsync("to-doomed"));

        await Plane.Silo.DeleteNamespaceAsync("doomed");
        Assert.Equal((200, "Worker not found."), await Plane.AskAsync("to-doomed"));
    }

    [Fact]
    public async Task UnderLease_AWarmScriptIsNotAskedForAgain()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "warm", Worker.Fetch("return new Response('x')"));
        await Plane.AskAsync("warm");
        var before = Plane.Silo.QuestionsFor("warm");
        for (var i = 0; i < 50; i++)
        {
            await Plane.AskAsync("warm");
        }

        Assert.Equal((1, 1), (before, Plane.Silo.QuestionsFor("warm")));
    }
}
