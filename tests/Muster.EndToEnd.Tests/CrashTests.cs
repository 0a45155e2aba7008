namespace Muster.EndToEnd.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task AKillInABurstOfWrites_LosesNothingThatWasAcknowledged()
    {
        using var folder = new TemporaryFolder();
        var editions = new Editions("burst");
        var first = await MusterProcess.StartAsync(folder.Path);
        using var api = new Api(first);
        await editions.CreateSpaceAsync(api);
        var writing = editions.WriteAsync(api, 8);
        await editions.Enough;

        await first.KillAsync();
        await writing;
        await first.DisposeAsync();

        await using var second = await MusterProcess.StartAsync(folder.Path);
        using var again = new Api(second);
        await editions.CheckAsync(again, editions.Acknowledged);
    }
}
