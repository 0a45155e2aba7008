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
    public Task Journal_KeepsEveryRecordThroughMerges_InAChain() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 500; i++)
        {
            await Append(log, $"n{i % 7}");
        }

        var reader = new AuditReader(NewSegments());
        var verified = await reader.VerifyAsync(log.Manifest);
        Assert.Equal(new(1, 500, verified.Head, null), verified);
        var page = await reader.ReadAsync(log.Manifest, new() { Limit = 1_000 });
        Assert.Equal(Enumerable.Range(1, 500).Reverse().Select(i => (long)i), page.Entries.Select(entry => entry.Sequence));
        Assert.True(log.Manifest.Journal.Chunks.Length < 15, $"{log.Manifest.Journal.Chunks.Length} chunks");
    });

    [Fact]
    public Task Journal_IsReadByPages_AndByWhatIsAskedFor() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 100; i++)
        {
            await Append(log, $"n{i % 7}");
        }

        var reader = new AuditReader(NewSegments());
        var query = new AuditQuery { Script = "n3", Limit = 4 };
        var seen = new List<long>();
        for (long? before = long.MaxValue; before is { } rest;)
        {
            var page = await reader.ReadAsync(log.Manifest, query with { Before = rest });
            seen.AddRange(page.Entries.Select(entry => entry.Sequence));
            before = page.Before;
        }

        Assert.Equal(Enumerable.Range(1, 100).Where(i => i % 7 == 3).Reverse().Select(i => (long)i), seen);
        var hour = await reader.ReadAsync(
            log.Manifest,
            new() { Since = Sample.Noon.AddSeconds(20), Until = Sample.Noon.AddSeconds(23), Limit = 10 });
        Assert.Equal([22, 21, 20], hour.Entries.Select(entry => entry.Sequence));
        Assert.Empty((await reader.ReadAsync(log.Manifest, new() { Actor = "bob@example.com", Limit = 10 })).Entries);
    });

    [Fact]
    public Task Journal_IsCutAtItsAge_AndTheChainGoesOn() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 200; i++)
        {
            await Append(log, $"n{i % 7}");
        }

        _time.Advance(TimeSpan.FromDays(400));
        for (var i = 1; i <= 30; i++)
        {
            await Append(log, "x");
        }

        var verified = await new AuditReader(NewSegments()).VerifyAsync(log.Manifest);
        Assert.Null(verified.Problem);
        Assert.True(verified.FirstSequence > 100, $"begins at {verified.FirstSequence}");
        Assert.Equal(8, (await NewLog().OpenAsync()).Select(record => record.Row.Name).Distinct().Count());
    });

    [Fact]
    public Task Journal_ThatSomebodyRewrote_IsFoundOut() => Turns.RunAsync(async () =>
    {
        var log = await OpenAsync();
        for (var i = 1; i <= 25; i++)
        {
            await Append(log, $"n{i}");
        }

        // Somebody who can write to the storage makes everything fit but the chain.
        var chunk = log.Manifest.Journal.Chunks[0];
        var records = await NewSegments().ReadAsync(chunk.Segment);
        var forged = records.SetItem(4, records[4] with { Origin = Sample.Origin() with { Actor = "nobody@example.com" } });
        var segment = await NewSegments().WriteAsync(99, 1, 0, forged);
        var manifest = log.Manifest with
        {
            Journal = log.Manifest.Journal with { Chunks = log.Manifest.Journal.Chunks.SetItem(0, chunk with { Segment = segment }) },
        };

        var problem = (await new AuditReader(NewSegments()).VerifyAsync(manifest)).Problem!;
        Assert.StartsWith("s-99-1: its records are not those that were written: expected the hash ", problem, StringComparison.Ordinal);

        var gap = await NewSegments().WriteAsync(99, 2, 0, records.RemoveAt(4));
        manifest = manifest with
        {
            Journal = manifest.Journal with { Chunks = manifest.Journal.Chunks.SetItem(0, chunk with { Segment = gap }) },
        };
        Assert.Equal("expected record 5, found 6.", (await new AuditReader(NewSegments()).VerifyAsync(manifest)).Problem);
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

    private CatalogSegments NewSegments() => new(new ObjectStore(_storage), Owner);

    private CatalogLog NewLog() => new(
        NewSegments(),
        new CatalogLogOptions { TailLimit = 10, MergeWidth = 4 },
        _time,
        NullLogger.Instance)
    {
        Published = record => _published.Add(record.Sequence),
        Faulted = () => _faults++,
    };
}
