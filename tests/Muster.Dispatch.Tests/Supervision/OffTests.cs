using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Dispatch.Tests;

public sealed class OffTests
{
    [Fact]
    public async Task WithoutWorkerd_TheHostRunsAndTheStatusSaysWhy()
    {
        await using var silo = await FakeSilo.StartAsync();
        using var host = TestPlane.BuildHost(silo, options => options.WorkerdPath = "/nowhere/workerd");
        await host.StartAsync();
        var status = host.Services.GetRequiredService<DispatchStatus>();

        Assert.Equal(DispatchState.Off, status.State);
        Assert.True(status.IsSettled);
        Assert.Equal("dispatch: off (there is no workerd at /nowhere/workerd; correct Muster:Dispatch:WorkerdPath)", status.ToString());
        await host.StopAsync();
    }

    [Fact]
    public async Task SwitchedOff_TheHostRunsAndTheStatusSaysWhy()
    {
        await using var silo = await FakeSilo.StartAsync();
        using var host = TestPlane.BuildHost(silo, options => options.Enabled = false);
        await host.StartAsync();
        var status = host.Services.GetRequiredService<DispatchStatus>();
        await status.WaitUntilSettledAsync(TimeSpan.Zero, CancellationToken.None);

        Assert.Equal("dispatch: off (Muster:Dispatch:Enabled is false)", status.ToString());
        await host.StopAsync();
    }

    [Fact]
    public async Task TakenPort_IsRefusedWithWhatToDo()
    {
        Assert.SkipWhen(TestPlane.MissingReason is not null, TestPlane.MissingReason ?? "");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = new Uri($"http://{taken.LocalEndpoint}/");
        await using var silo = await FakeSilo.StartAsync();
        using var host = TestPlane.BuildHost(silo, options => options.DataPlaneUrl = url);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(
            $"The data plane cannot listen on {url}: Failed to bind to address http://{url.Authority}: address already in use. "
                + "Set Muster:DataPlaneUrl to another address; port 0 takes a free one.",
            error.Message);
    }
}
