using System.Text;

namespace Muster.Storage.Tests;

/// <summary>
/// Acknowledged means synced, not only written: a process writes and reports what was acknowledged, everything that it asks
/// of the disk is recorded, and at many moments the power fails.
/// </summary>
public sealed class PowerLossTests(ITestOutputHelper output) : IDisposable
{
    private const int Moments = 16;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // So many writes that the log is folded into the database at least once.
    [Fact]
    public async Task EveryAcknowledgedWrite_IsThereAfterThePowerFails()
    {
        var (library, absence) = await Recorder.BuildAsync(_folder.File(""));
        Assert.SkipWhen(library is null, absence);
        var log = _folder.File("recorded");
        await DoomedWriter.StartAndKillAsync(
            _folder.File("muster.db"),
            acknowledgements: 5000,
            ("LD_PRELOAD", library!),
            ("MUSTER_RECORD", log));
        var records = DiskRecord.ReadAll(log);
        var acknowledgements = records.Count(record => record.Operation == DiskRecord.Printed);
        Assert.True(acknowledgements >= 5000, $"{acknowledgements} acknowledgements were recorded");
        var first = records.FindIndex(record => record.Operation == DiskRecord.Printed);
        Assert.True(records.FindIndex(first, record => record is { Operation: 'W', File: 0 }) > 0, "the log was not folded in");

        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}: {records.Count} operations");
        await FailAtManyMomentsAsync(records, new Random(seed), $"seed {seed}");
    }

    private async Task FailAtManyMomentsAsync(List<DiskRecord> records, Random random, string context)
    {
        var moments = Enumerable.Range(0, Moments - 1)
            .Select(_ => random.Next(records.Count))
            .Append(records.Count)
            .Order();
        var disk = new Disk();
        var acknowledged = new Dictionary<string, int>(StringComparer.Ordinal);
        var at = 0;
        foreach (var moment in moments)
        {
            for (; at < moment; at++)
            {
                disk.Apply(records[at]);
                Note(records[at], acknowledged);
            }

            await CheckAsync(disk, lucky: null, acknowledged, $"{context}, operation {at}");
            await CheckAsync(disk, random, acknowledged, $"{context}, operation {at}, some unsynced");
        }
    }

    private static void Note(DiskRecord record, Dictionary<string, int> acknowledged)
    {
        if (record.Operation != DiskRecord.Printed)
        {
            return;
        }

        foreach (var line in Encoding.UTF8.GetString(record.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is [var writer, var number])
            {
                acknowledged[writer] = int.Parse(number);
            }
        }
    }

    private async Task CheckAsync(Disk disk, Random? lucky, Dictionary<string, int> acknowledged, string context)
    {
        var folder = Directory.CreateDirectory(_folder.File(Guid.NewGuid().ToString("N"))).FullName;
        var path = Path.Combine(folder, "muster.db");
        disk.SaveAfterPowerLoss(path, lucky);
        using (var storage = new OpenStorage(path))
        {
            foreach (var (writer, number) in acknowledged)
            {
                var stored = await storage.ReadAsync(writer);
                Assert.True(stored is not null && int.Parse(stored) >= number, $"{context}: writer {writer} lost {number}");
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
