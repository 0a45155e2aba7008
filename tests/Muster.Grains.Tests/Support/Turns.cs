namespace Muster.Grains.Tests;

/// <summary>Runs a test as a grain runs: one step at a time, whichever thread it is on.</summary>
internal static class Turns
{
    public static Task RunAsync(Func<Task> body) => Task.Factory.StartNew(
        body,
        CancellationToken.None,
        TaskCreationOptions.None,
        new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
}
