using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Muster.Hosting.Tests;

public sealed class DrainingLifetimeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ApplicationLifetime _host = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly Drain _drain;

    public DrainingLifetimeTests() => _drain = new(_host);

    [Fact]
    public async Task ASignal_EndsReadinessAtOnce_AndTheHostAfterTheDelay()
    {
        using var lifetime = Create(TimeSpan.FromSeconds(5));

        lifetime.Stop();
        Assert.True(_drain.HasBegun);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(_host.ApplicationStopping.IsCancellationRequested);
        _time.Advance(TimeSpan.FromSeconds(1));

        await StoppedAsync();
    }

    [Fact]
    public async Task ASecondSignal_EndsTheWait()
    {
        using var lifetime = Create(TimeSpan.FromSeconds(5));

        lifetime.Stop();
        lifetime.Stop();

        await StoppedAsync();
    }

    [Fact]
    public async Task WithoutADelay_TheHostStopsAtOnce()
    {
        using var lifetime = Create(TimeSpan.Zero);

        lifetime.Stop();

        await StoppedAsync();
    }

    [Fact]
    public void AHostThatIsStoppedByItself_IsNotReadyEither()
    {
        _host.StopApplication();

        Assert.True(_drain.HasBegun);
    }

    private async Task StoppedAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _host.ApplicationStopping.Register(stopped.SetResult);
        await stopped.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private DrainingLifetime Create(TimeSpan delay) =>
        new(new() { DrainDelay = delay }, _drain, _host, _time, NullLogger<DrainingLifetime>.Instance);
}
