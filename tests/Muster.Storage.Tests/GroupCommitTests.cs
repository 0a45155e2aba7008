using Microsoft.Data.Sqlite;
using Muster.Storage.Sqlite;

namespace Muster.Storage.Tests;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OperationsThatWait_ShareATransaction()
    {
        await using var database = Open();
        using var gate = new Gate(database);

        var writes = Enumerable.Range(0, 500).Select(_ => database.WriteAsync(1, NextEtag)).ToArray();
        var before = database.Transactions;
        gate.Open();
        var etags = await Task.WhenAll(writes);

        // One for the gate, one for everybody who waited behind it.
        Assert.Equal(2, database.Transactions - before);
        Assert.Equal(500, etags.Distinct().Count());
    }

    [Fact]
    public async Task ABatch_IsBoundedInBytes()
    {
        await using var database = Open();
        using var gate = new Gate(database);

        var writes = Enumerable.Range(0, 8).Select(_ => database.WriteAsync(16 << 20, NextEtag)).ToArray();
        var before = database.Transactions;
        gate.Open();
        await Task.WhenAll(writes);

        // 32 MB a transaction: two of 16 each, and one for the gate.
        Assert.Equal(5, database.Transactions - before);
    }

    [Fact]
    public async Task ThrowingOperation_DoesNotFailItsNeighbours()
    {
        await using var database = Open();
        using var gate = new Gate(database);

        var first = database.WriteAsync(1, NextEtag);
        var broken = database.WriteAsync<long>(1, static _ => throw new InvalidOperationException("mine"));
        var second = database.WriteAsync(1, NextEtag);
        gate.Open();

        Assert.Equal("mine", (await Assert.ThrowsAsync<InvalidOperationException>(() => broken)).Message);
        Assert.NotEqual(await first, await second);
    }

    [Fact]
    public async Task BrokenStatement_DoesNotFailItsNeighbours()
    {
        await using var database = Open();
        using var gate = new Gate(database);

        var first = database.WriteAsync(1, NextEtag);
        var broken = database.WriteAsync(1, static session => session.Execute(new Statement("INSERT INTO nowhere")));
        gate.Open();

        await Assert.ThrowsAsync<SqliteException>(() => broken);
        Assert.True(await first > 0);
    }

    [Fact]
    public async Task FullDisk_FailsTheBatch_AndTheNextOneWorks()
    {
        var path = _folder.File("full.db");
        await using var database = SqliteDatabase.Open(path, TimeProvider.System, maxPages: 20);
        using var gate = new Gate(database);
        var states = new StateTable(database, "documents");

        var small = states.WriteAsync("small", GrainId.Create("document", "1"), Etag.Absent, new byte[10]);
        var large = states.WriteAsync("large", GrainId.Create("document", "1"), Etag.Absent, new byte[1 << 20]);
        gate.Open();

        var message = $"database '{path}': the disk is full, nothing was stored. Free some space and try again.";
        var failure = await Assert.ThrowsAsync<DatabaseFailureException>(() => large);
        Assert.Equal((message, DatabaseFailureException.DiskFull), (failure.Message, failure.HResult));
        Assert.Equal(message, (await Assert.ThrowsAsync<DatabaseFailureException>(() => small)).Message);
        Assert.Null(states.Read("small", GrainId.Create("document", "1")));
        Assert.True((await states.WriteAsync(
            "small", GrainId.Create("document", "1"), Etag.Absent, new byte[10])).Applied);
    }

    [Fact]
    public async Task Etags_NeverRepeat_AfterARollbackAndAReopening()
    {
        long first;
        await using (var database = Open())
        {
            first = await database.WriteAsync(1, NextEtag);
            await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<long>(
                1, static session => throw new InvalidOperationException($"{session.NextEtag()}")));
            Assert.True(await database.WriteAsync(1, NextEtag) > first);
        }

        await using var reopened = Open();
        Assert.True(await reopened.WriteAsync(1, NextEtag) > first + 1);
    }

    [Fact]
    public async Task Closing_WritesWhatWaits_AndRefusesWhatComesLater()
    {
        var database = Open();
        var gate = new Gate(database);
        var waiting = database.WriteAsync(1, NextEtag);

        var closing = database.DisposeAsync();
        gate.Open();
        await closing;

        Assert.True(await waiting > 0);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.WriteAsync(1, NextEtag));
    }

    private static long NextEtag(WriterSession session) => session.NextEtag();

    private SqliteDatabase Open() => SqliteDatabase.Open(_folder.File("muster.db"), TimeProvider.System);

    /// <summary>Holds the writer inside a transaction of its own until it is opened.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();

        public Gate(SqliteDatabase database)
        {
            using var entered = new ManualResetEventSlim();
            _ = database.WriteAsync(0, _ =>
            {
                entered.Set();
                return _open.Wait(TimeSpan.FromSeconds(30));
            });
            Assert.True(entered.Wait(TimeSpan.FromSeconds(30)), "The writer did not start the gate's transaction.");
        }

        public void Open() => _open.Set();

        public void Dispose() => _open.Set();
    }
}
