using System.Runtime.InteropServices;
using Muster.Hosting;

namespace Muster.LocalCluster;

/// <summary>Runs a cluster on this machine until it is told to stop.</summary>
internal static class ClusterProgram
{
    /// <summary>Returns the exit code: 0, or 1 when the cluster did not come up.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var options = ClusterOptions.Read(args);
            await using var cluster = new RunningCluster(options, TimeProvider.System, Console.Out);
            await cluster.StartAsync(stopping.Token);
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (StartupException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }
}
