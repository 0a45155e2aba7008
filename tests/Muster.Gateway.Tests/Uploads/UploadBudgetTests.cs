using Microsoft.Extensions.Options;

namespace Muster.Gateway.Tests;

public sealed class UploadBudgetTests : IDisposable
{
    private const int MiB = 1024 * 1024;
    private readonly UploadBudget _budget = new(Options.Create(new GatewayOptions { MaxUploadBytesInMemory = 2 * MiB }));

    public void Dispose() => _budget.Dispose();

    [Fact]
    public async Task AnUploadBeyondTheBudget_WaitsUntilAnotherIsDone()
    {
        var first = await _budget.EnterAsync(MiB + 1, CancellationToken.None);
        var second = _budget.EnterAsync(1, CancellationToken.None).AsTask();
        Assert.False(second.IsCompleted);

        first.Dispose();

        Assert.True((await second).IsAcquired);
    }

    [Fact]
    public async Task AnUploadLargerThanTheBudget_RunsAlone()
    {
        var lease = await _budget.EnterAsync(64L * MiB, CancellationToken.None);

        Assert.True(lease.IsAcquired);
        Assert.False(_budget.EnterAsync(1, CancellationToken.None).AsTask().IsCompleted);
    }

    // Two run, sixteen times as many wait.
    [Fact]
    public async Task WhenTooManyWait_TheNextIsRefusedAtOnce()
    {
        var leases = Enumerable.Range(0, 34).Select(_ => _budget.EnterAsync(1, CancellationToken.None).AsTask()).ToList();

        var refused = await _budget.EnterAsync(1, CancellationToken.None);

        Assert.False(refused.IsAcquired);
        Assert.Equal(2, leases.Count(lease => lease.IsCompleted));
    }
}
