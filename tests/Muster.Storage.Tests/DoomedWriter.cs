using System.Diagnostics;

namespace Muster.Storage.Tests;

/// <summary>The child process of a test: this executable, told by its environment to write until it is killed.</summary>
internal static class DoomedWriter
{
    /// <summary>Names the database to write to.</summary>
    public const string Variable = "MUSTER_TESTS_DOOMED_WRITER";

    private const int Writers = 16;
    private const int Size = 12_000;

    public static async Task RunAsync(string path)
    {
        using var storage = new OpenStorage(path);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var number = 1; ; number++)
            {
                await storage.WriteAsync($"{writer}", $"{number}".PadRight(Size));
                Console.WriteLine($"{writer} {number}");
            }
        }));
    }

    /// <summary>Kills the process after so many acknowledgements. Returns the last number of each writer that it reported.</summary>
    public static async Task<Dictionary<string, int>> StartAndKillAsync(
        string path, int acknowledgements, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.Environment[Variable] = path;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var killing = limit.Token.Register(process.Kill);
        var acknowledged = new Dictionary<string, int>();
        for (var count = 0; await process.StandardOutput.ReadLineAsync() is { } line; count++)
        {
            // The last line may be cut short; a number cut short is a smaller one that was acknowledged as well.
            if (line.Split(' ') is [var writer, { Length: > 0 } number])
            {
                acknowledged[writer] = int.Parse(number);
            }

            if (count == acknowledgements)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.Equal(Writers, acknowledged.Count);
        return acknowledged;
    }
}
