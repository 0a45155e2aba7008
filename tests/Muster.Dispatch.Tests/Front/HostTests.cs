using Muster.Contracts;

namespace Muster.Dispatch.Tests;

public sealed class HostTests(SharedPlane shared)
{
    private TestPlane Plane => shared.Plane;

    [Fact]
    public async Task UnknownHostAndUnknownWorker_AreNamed()
    {
        using var host = await Plane.GetAsync("nobody.example");

        Assert.Equal(
            "error code: 1001\nNo Worker answers for the host \"nobody.example\". Workers answer at <script>.localhost and at the hosts of "
                + "Muster:Dispatch:Routes.\n",
            await host.Content.ReadAsStringAsync());
        Assert.Equal(404, (int)host.StatusCode);
        Assert.Equal((404, "error code: 1042\nThere is no Worker named \"nobody\" here.\n"), await Plane.AskAsync("nobody"));
    }

    [Fact]
    public async Task Wildcard_ReachesItsWorkerWithTheHostUnchanged()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "routed-wide", Worker.Fetch("return new Response('wide ' + request.url)"));
        await Plane.Silo.PutAsync(FakeSilo.Platform, "routed-vip", Worker.Fetch("return new Response('vip ' + request.url)"));
        using var wide = await Plane.GetAsync("a.customers.example:99", "/x");
        using var vip = await Plane.GetAsync("a.vip.customers.example");

        Assert.Equal("wide http://a.customers.example:99/x", await wide.Content.ReadAsStringAsync());
        Assert.Equal("vip http://a.vip.customers.example/", await vip.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Subdomain_CanBeOffWhileRoutesWork()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "routed-vip", Worker.Fetch("return new Response('on')") with { Marks = ScriptMarks.SubdomainDisabled });
        using var vip = await Plane.GetAsync("b.vip.customers.example");

        Assert.Equal("on", await vip.Content.ReadAsStringAsync());
        Assert.Equal((404, "error code: 1042\nThere is no Worker named \"routed-vip\" here.\n"), await Plane.AskAsync("routed-vip"));
    }

    [Fact]
    public async Task SuspendedWorker_IsNamed()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "halted", Worker.Fetch("return new Response('on')") with { Marks = ScriptMarks.Suspended });

        Assert.Equal(
            (503, "error code: 1102\nWorker suspended: \"halted\" is suspended by the platform.\n"), await Plane.AskAsync("halted"));
    }

    [Fact]
    public async Task ExceptionOfTheWorker_AnswersWithItsMessage()
    {
        await Plane.Silo.PutAsync(FakeSilo.Platform, "fails", Worker.Fetch("throw new Error('this ünd that')"));
        await Plane.Silo.PutAsync(FakeSilo.Platform, "handles-nothing", Worker.Module("export default { scheduled() {} }"));

        Assert.Equal((500, "error code: 1101\nthis ünd that\n"), await Plane.AskAsync("fails"));
        Assert.Equal((500, "error code: 1101\nHandler does not export a fetch() function.\n"), await Plane.AskAsync("handles-nothing"));
    }
}
