namespace Muster.Storage.Tests;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryAcknowledgedWrite_IsThereAfterAKill()
    {
        var path = _folder.File("muster.db");
        var acknowledged = await DoomedWriter.StartAndKillAsync(path, acknowledgements: 1000);

        using var storage = new OpenStorage(path);
        foreach (var (writer, number) in acknowledged)
        {
            // A later write may have been stored without its acknowledgement having got out.
            Assert.True(int.Parse((await storage.ReadAsync(writer))!) >= number, $"writer {writer} lost {number}");
        }
    }
}
