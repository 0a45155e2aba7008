namespace Muster.Dispatch.Tests;

public sealed class LeaseTests
{
    [Fact]
    public async Task LostSilo_ServesWhatWasLastKnownAndMarksIt()
    {
        await using var plane = await TestPlane.StartAsync();
        await plane.Silo.PutAsync(FakeSilo.Platform, "kept", Worker.Fetch("return new Response('v1')"));
        await plane.AskAsync("kept");
        await plane.Silo.GoDownAsync();
        await plane.UntilAsync(
            async () => (await plane.AskAsync("kept")).Status == 200 && plane.Log.Contains("is served as last known"), () => "no stale answer");
        using var stale = await plane.GetAsync("kept.localhost");

        Assert.Equal("v1", await stale.Content.ReadAsStringAsync());
        Assert.Equal(["1"], stale.Headers.GetValues("x-muster-stale"));
        Assert.Equal(
            (500, "error code: 1101\nThe control plane cannot be reached (Response status code does not indicate success: 503 (Service Unavailable).).\n"),
            await plane.AskAsync("unknown"));

        // Changed while nobody could say so.
        plane.Silo.Store(FakeSilo.Platform, "kept", Worker.Fetch("return new Response('v2')"));
        plane.Silo.ComeBack();
        await (await plane.Silo.FeedAsync()).NotifyAsync();
        using var fresh = await plane.GetAsync("kept.localhost");

        Assert.Equal("v2", await fresh.Content.ReadAsStringAsync());
        Assert.False(fresh.Headers.Contains("x-muster-stale"));
    }

    [Fact]
    public async Task WithoutRenewals_EveryRequestAsks()
    {
        await using var plane = await TestPlane.StartAsync(lease: TimeSpan.FromSeconds(1.5));
        plane.Silo.Store(FakeSilo.Platform, "asked", Worker.Fetch("return new Response('v1')"));
        Assert.Equal((200, "v1"), await plane.AskAsync("asked"));
        (await plane.Silo.FeedAsync()).Renews = false;
        plane.Silo.Store(FakeSilo.Platform, "asked", Worker.Fetch("return new Response('v2')"));

        // Nobody told; the lease runs out, and from then on nothing is believed.
        var seen = "";
        await plane.UntilAsync(async () => (seen = (await plane.AskAsync("asked")).Body) == "v2", () => seen);
        plane.Silo.Store(FakeSilo.Platform, "asked", Worker.Fetch("return new Response('v3')"));
        Assert.Equal((200, "v3"), await plane.AskAsync("asked"));
    }
}
