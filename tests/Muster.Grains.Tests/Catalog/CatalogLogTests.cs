using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Muster.Grains.Tests;

public sealed class CatalogLogTests
{
    private static readonly GrainId Owner = GrainId.Create("catalog", "ns/0");
    private readonly GatedStorage _storage = new();
    private readonly FakeTimeProvider _time = new(Sample.Noon);
    private readonly List<long> _published = [];
    private int _faults;

    [Fact]
    public Task Append_GroupsWhatArrivesDuringAWrite() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        var arrival = _storage.Close();
        var writes = _storage.Writes.Count;
        var first = Append(log, "a");
        await arrival;
        var others = Enumerable.Range(0, 9).Select(i => Append(log, $"b{i}")).ToList();

        _storage.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(2, _storage.Writes.Count - writes);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), _published);
    });

    [Fact]
    public Task Append_PublishesNothingBeforeItIsDurable() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        var arrival = _storage.Close();
        var append = Append(log, "a");
        await arrival;

        Assert.Empty(_published);
        Assert.False(append.IsCompleted);

        _storage.Open();
        await append;
        Assert.Equal([1], _published);
    });

    [Theory]
    [InlineData("BeforeWriting")]
    [InlineData("AfterWriting")]
    public Task Append_AnswersNothingMoreAfterAFault(string fault) => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        _storage.Next = Enum.Parse<GatedStorage.Fault>(fault);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Append(log, "a"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Append(log, "b"));
        Assert.Throws<StorageUnavailableException>(log.ThrowIfFaulted);
        Assert.Equal(1, _faults);
        Assert.Empty(_published);
    });

    [Fact]
    public Task Open_EndsTheActivationBefore() => Turns.RunAsync(async () =>
    {
        var older = await OpenAsync();
        await Append(older, "a");
        var newer = await OpenAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Append(older, "b"));
        await Append(newer, "c");
    });

    [Fact]
    public Task Open_FindsAllRecordsThroughSegmentsAndMerges() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 300; i++)
        {
            await Append(log, $"n{i}");
        }

        var read = await NewLog().OpenAsync();

        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), read.Select(record => record.Sequence));
        Assert.Contains("s-1-1", _storage.Names);
    });

    [Fact]
    public Task Append_ClearsReplacedSegmentsOnlyAfterTheirAge() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 120; i++)
        {
            await Append(log, $"n{i % 7}");
        }

        var before = _storage.Names.Count();
        _time.Advance(TimeSpan.FromMinutes(6));
        for (var i = 1; i <= 8; i++)
        {
            await Append(log, "x");
        }

        Assert.True(_storage.Names.Count() < before, $"{_storage.Names.Count()} objects are left of {before}");
        Assert.Equal(8, (await NewLog().OpenAsync()).Select(record => record.Row.Name).Distinct().Count());
    });

    [Fact]
    public Task Open_NamesADamagedSegment() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 20; i++)
        {
            await Append(log, $"n{i}");
        }

        _storage.Damage("s-1-1");

        var fault = await Assert.ThrowsAsync<CorruptObjectException>(NewLog().OpenAsync);
        Assert.Equal("catalog/ns/0:s-1-1: this is not the segment that the manifest names.", fault.Message);
    });

    private static Task Append(CatalogLog log, string name) => log.AppendAsync([Sample.Record(log.NextSequence(), name)]);

    private async Task<CatalogLog> OpenAsync()
    {
        var log = NewLog();
        await log.OpenAsync();
        return log;
    }

    private CatalogLog NewLog() => new(
        new CatalogSegments(new ObjectStore(_storage), Owner),
        new CatalogLogOptions { TailLimit = 10, MergeWidth = 4 },
        _time,
        NullLogger.Instance)
    {
        Published = record => _published.Add(record.Sequence),
        Faulted = () => _faults++,
    };
}
