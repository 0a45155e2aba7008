using Microsoft.Data.Sqlite;
using Muster.Storage.Sqlite;

namespace Muster.Storage.Tests;

public sealed class SchemaUpgradeTests : IDisposable
{
    // What the first release wrote, with one state in it.
    private const string VersionOne =
        """
        CREATE TABLE grain_state (
            id INTEGER PRIMARY KEY,
            storage TEXT NOT NULL,
            state TEXT NOT NULL,
            grain TEXT NOT NULL,
            etag INTEGER NOT NULL,
            written INTEGER NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (storage, state, grain)
        );
        CREATE TABLE etag_sequence (reserved INTEGER NOT NULL);
        INSERT INTO etag_sequence VALUES (65536);
        INSERT INTO grain_state VALUES (1, 'documents', 'state', 'document/a', 7, 1764072000000, x'');
        PRAGMA application_id = 0x4D535452;
        PRAGMA user_version = 1;
        """;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("muster.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFileOfVersionOne_KeepsItsStates_AndTakesReminders()
    {
        Write(VersionOne);

        using (var storage = new OpenStorage(Path))
        {
            Assert.Equal("", await storage.ReadAsync("a"));
            await storage.WriteAsync("a", "written after the upgrade");
            await new SqliteReminderTable(storage.Database).UpsertRow(Reminder("r"));
        }

        using var reopened = new OpenStorage(Path);
        Assert.Equal("written after the upgrade", await reopened.ReadAsync("a"));
        Assert.NotNull(await new SqliteReminderTable(reopened.Database).ReadRow(Reminder("r").GrainId, "r"));
        Assert.Equal(2L, Write("PRAGMA user_version"));
    }

    // It has no room for the reminders' table, so the upgrade fails in the middle of its transaction.
    [Fact]
    public void AFailedUpgrade_LeavesTheFileAsItWas()
    {
        Write(VersionOne);
        var pages = Write("PRAGMA page_count");

        Assert.Throws<DatabaseUnusableException>(
            () => SqliteDatabase.Open(Path, TimeProvider.System, maxPages: (int)pages!));

        Assert.Equal(1L, Write("PRAGMA user_version"));
        Assert.Equal(0L, Write("SELECT count(*) FROM sqlite_schema WHERE name = 'reminder'"));
    }

    private static ReminderEntry Reminder(string name) => new()
    {
        GrainId = GrainId.Create("document", "a"),
        ReminderName = name,
        StartAt = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc),
        Period = TimeSpan.FromMinutes(1),
    };

    private long? Write(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long?;
    }
}
