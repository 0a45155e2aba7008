using System.Diagnostics;

namespace Muster.Storage.Tests;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryAcknowledgedWrite_IsThereAfterAKill()
    {
        var path = _folder.File("muster.db");
        var acknowledged = await WriteAndKillAsync(path, acknowledgements: 1000);

        using var storage = new OpenStorage(path);
        foreach (var (writer, number) in acknowledged)
        {
            // A later write may have been stored without its acknowledgement having got out.
            Assert.True(int.Parse((await storage.ReadAsync(writer))!) >= number, $"writer {writer} lost {number}");
        }
    }

    private static async Task<Dictionary<string, int>> WriteAndKillAsync(string path, int acknowledgements)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.Environment[DoomedWriter.Variable] = path;
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
        Assert.Equal(16, acknowledged.Count);
        return acknowledged;
    }
}
