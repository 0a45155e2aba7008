namespace Muster.Storage.Tests.Conformance;

/// <summary>What every reminder table that Muster offers has to do. One subclass for each provider.</summary>
public abstract class ReminderTableSuite
{
    private static readonly DateTime s_noon = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private readonly GrainId _grain = GrainId.Create("suite", Guid.NewGuid().ToString("N"));

    protected abstract IReminderTable Table { get; }

    /// <summary>The smallest step of a time that is kept.</summary>
    protected virtual TimeSpan Resolution => TimeSpan.FromTicks(1);

    [Fact]
    public async Task ReadRow_OfAMissingReminder_IsNull() => Assert.Null(await Table.ReadRow(_grain, "absent"));

    [Fact]
    public async Task ReadRows_OfAGrainWithout_IsEmpty() => Assert.Empty((await Table.ReadRows(_grain)).Reminders);

    [Fact]
    public async Task Upsert_ThenRead_ReturnsEverything()
    {
        var etag = await UpsertAsync(_grain, "daily", s_noon + Resolution, TimeSpan.FromHours(24));

        var read = await Table.ReadRow(_grain, "daily");

        Assert.NotNull(read);
        Assert.Equal(_grain, read.GrainId);
        Assert.Equal("daily", read.ReminderName);
        Assert.Equal(s_noon + Resolution, read.StartAt.ToUniversalTime());
        Assert.Equal(TimeSpan.FromHours(24), read.Period);
        Assert.Equal(etag, read.ETag);
    }

    [Fact]
    public async Task Upsert_Again_ReplacesTheRow_AndItsEtag()
    {
        var first = await UpsertAsync(_grain, "r", s_noon, TimeSpan.FromMinutes(1));
        var second = await UpsertAsync(_grain, "r", s_noon.AddDays(1), TimeSpan.FromMinutes(2));

        var row = Assert.Single((await Table.ReadRows(_grain)).Reminders);
        Assert.NotEqual(first, second);
        Assert.Equal((second, TimeSpan.FromMinutes(2)), (row.ETag, row.Period));
    }

    [Fact]
    public async Task Upsert_TakesNoNoticeOfTheEtagInTheEntry()
    {
        await UpsertAsync(_grain, "r", s_noon, TimeSpan.FromMinutes(1));

        await Table.UpsertRow(Entry(_grain, "r", s_noon, TimeSpan.FromMinutes(2), etag: "12345"));

        Assert.Equal(TimeSpan.FromMinutes(2), (await Table.ReadRow(_grain, "r"))!.Period);
    }

    [Fact]
    public async Task ReadRows_OfAGrain_LeavesOthersOut()
    {
        await UpsertAsync(_grain, "a", s_noon, TimeSpan.FromMinutes(1));
        await UpsertAsync(_grain, "b", s_noon, TimeSpan.FromMinutes(1));
        await UpsertAsync(Another(), "c", s_noon, TimeSpan.FromMinutes(1));

        var rows = await Table.ReadRows(_grain);

        Assert.Equal(["a", "b"], rows.Reminders.Select(row => row.ReminderName).Order());
    }

    [Fact]
    public async Task Remove_WithTheRightEtag_RemovesTheRow()
    {
        await UpsertAsync(_grain, "stays", s_noon, TimeSpan.FromMinutes(1));
        var etag = await UpsertAsync(_grain, "goes", s_noon, TimeSpan.FromMinutes(1));

        Assert.True(await Table.RemoveRow(_grain, "goes", etag));

        Assert.Equal("stays", Assert.Single((await Table.ReadRows(_grain)).Reminders).ReminderName);
    }

    [Fact]
    public async Task Remove_WithAnOlderEtag_LeavesTheRow()
    {
        var older = await UpsertAsync(_grain, "r", s_noon, TimeSpan.FromMinutes(1));
        await UpsertAsync(_grain, "r", s_noon, TimeSpan.FromMinutes(1));

        Assert.False(await Table.RemoveRow(_grain, "r", older));

        Assert.NotNull(await Table.ReadRow(_grain, "r"));
    }

    [Fact]
    public async Task Remove_Twice_IsFalseTheSecondTime()
    {
        var etag = await UpsertAsync(_grain, "r", s_noon, TimeSpan.FromMinutes(1));

        Assert.True(await Table.RemoveRow(_grain, "r", etag));
        Assert.False(await Table.RemoveRow(_grain, "r", etag));
    }

    [Fact]
    public async Task ReadRows_OfARange_ExcludesItsBeginAndIncludesItsEnd()
    {
        var (low, middle, high) = await ThreeGrainsAsync();

        Assert.Equal([middle, high], await WithinAsync(Hash(low), Hash(high)));
        Assert.Equal([middle], await WithinAsync(Hash(low), Hash(middle)));
    }

    [Fact]
    public async Task ReadRows_OfARangeThatGoesRound_ReturnsBothEnds()
    {
        var (low, middle, high) = await ThreeGrainsAsync();

        Assert.Equal([low, high], await WithinAsync(Hash(middle), Hash(low)));
        Assert.Equal([low], await WithinAsync(Hash(high), Hash(low)));
    }

    [Fact]
    public async Task ReadRows_OfTheWholeRing_ReturnsAll()
    {
        var (low, middle, high) = await ThreeGrainsAsync();

        Assert.Equal([low, middle, high], await WithinAsync(0, 0));
        Assert.Equal([low, middle, high], await WithinAsync(Hash(middle), Hash(middle)));
    }

    [Fact]
    public async Task Names_KeepEveryCharacter()
    {
        const string name = "a/b ?#%'\"\u00e4\u4e16\ud83c\udf0d";
        await UpsertAsync(_grain, name, s_noon, TimeSpan.FromMinutes(1));

        Assert.Equal(name, (await Table.ReadRow(_grain, name))!.ReminderName);
    }

    private static GrainId Another() => GrainId.Create("suite", Guid.NewGuid().ToString("N"));

    private static uint Hash(GrainId grain) => grain.GetUniformHashCode();

    private static ReminderEntry Entry(
        GrainId grain, string name, DateTime start, TimeSpan period, string? etag = null) => new()
        {
            GrainId = grain,
            ReminderName = name,
            StartAt = start,
            Period = period,
            ETag = etag!,
        };

    private async Task<string> UpsertAsync(GrainId grain, string name, DateTime start, TimeSpan period) =>
        await Table.UpsertRow(Entry(grain, name, start, period))
            ?? throw new InvalidOperationException("The table returned no etag.");

    /// <summary>Three grains in the order of their hashes, alone in the table.</summary>
    private async Task<(GrainId Low, GrainId Middle, GrainId High)> ThreeGrainsAsync()
    {
        await Table.TestOnlyClearTable();
        GrainId[] grains = [.. new[] { Another(), Another(), Another() }.OrderBy(Hash)];
        foreach (var grain in grains)
        {
            await UpsertAsync(grain, "r", s_noon, TimeSpan.FromMinutes(1));
        }

        return (grains[0], grains[1], grains[2]);
    }

    private async Task<IEnumerable<GrainId>> WithinAsync(uint begin, uint end) =>
        (await Table.ReadRows(begin, end)).Reminders.Select(row => row.GrainId).OrderBy(Hash);
}
