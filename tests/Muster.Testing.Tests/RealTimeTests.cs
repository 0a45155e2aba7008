using Microsoft.Extensions.DependencyInjection;

namespace Muster.Testing.Tests;

public sealed class RealTimeTests
{
    // Silos number themselves by the real time: one whose membership goes by another takes itself for dead, and ends the
    // process.
    [Fact]
    public async Task Orleans_GoesByTheRealTime_AndMusterByTheClock()
    {
        await using var muster = await MusterHost.StartAsync(
            options => (options.Dispatch, options.StartTime) = (false, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            TestContext.Current.CancellationToken);
        Assert.Same(TimeProvider.System, muster.Services.GetRequiredService<IGrainRuntime>().TimeProvider);
        Assert.Same(muster.Clock, muster.Services.GetRequiredService<TimeProvider>());
        var made = await muster.Client.Namespaces.CreateAsync("customers", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2100, made.CreatedOn!.Value.Year);
    }
}
