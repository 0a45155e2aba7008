using Microsoft.Data.Sqlite;
using Muster.Storage.Sqlite;

namespace Muster.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("data/muster.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task States_SurviveReopening()
    {
        using (var storage = new OpenStorage(Path))
        {
            await storage.WriteAsync("a", "kept");
        }

        using var reopened = new OpenStorage(Path);
        Assert.Equal("kept", await reopened.ReadAsync("a"));
    }

    [Fact]
    public async Task Closing_LeavesOneFileAndTheLock()
    {
        using (var storage = new OpenStorage(Path))
        {
            await storage.WriteAsync("a", "kept");
            Assert.Equal("kept", await storage.ReadAsync("a"));
        }

        Assert.Equal(
            ["muster.db", "muster.db.lock"],
            Directory.GetFiles(_folder.File("data")).Select(System.IO.Path.GetFileName).Order());
    }

    [Fact]
    public async Task FilesAndFolder_AreTheirOwnersOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var storage = new OpenStorage(Path);
        await storage.WriteAsync("a", "secret");

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("data")));
        foreach (var file in Directory.GetFiles(_folder.File("data")))
        {
            Assert.Equal(owner, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void SecondOpening_SaysWhichFolderAndWhatToDo()
    {
        using var storage = new OpenStorage(Path);

        var exception = Assert.Throws<DatabaseInUseException>(() => SqliteDatabase.Open(Path, TimeProvider.System));

        Assert.Equal(
            $"database folder '{_folder.File("data")}': expected to be the only process that uses 'muster.db', found "
            + "another. Stop the other process, or configure another folder for this one.",
            exception.Message);
        Assert.Equal(Path, exception.Path);
    }

    [Fact]
    public void Opening_AfterClosing_Succeeds()
    {
        new OpenStorage(Path).Dispose();
        new OpenStorage(Path).Dispose();
    }

    [Fact]
    public void Opening_BelowAFile_SaysWhatToDo()
    {
        File.WriteAllText(_folder.File("data"), "a file");

        var exception = Assert.Throws<DatabaseUnusableException>(() => SqliteDatabase.Open(Path, TimeProvider.System));

        Assert.Equal(
            $"database folder '{_folder.File("data")}': expected a folder that this user can write, "
            + $"found: {exception.InnerException!.Message} Make it writable, or configure another folder.",
            exception.Message);
    }

    [Fact]
    public void Opening_AFolderInPlaceOfTheFile_SaysWhatToDo()
    {
        Directory.CreateDirectory(Path);

        var exception = Assert.Throws<DatabaseUnusableException>(() => SqliteDatabase.Open(Path, TimeProvider.System));

        Assert.Equal(
            $"database '{Path}': expected a file that this user can write, found: {exception.InnerException!.Message} "
            + "Make it writable, or configure another path.",
            exception.Message);
    }

    [Fact]
    public void Opening_SomethingElse_SaysWhatToDo_AndLeavesItAlone()
    {
        Directory.CreateDirectory(_folder.File("data"));
        File.WriteAllText(Path, new string('x', 10_000));

        var exception = Assert.Throws<DatabaseUnusableException>(() => SqliteDatabase.Open(Path, TimeProvider.System));

        Assert.Equal(
            $"database '{Path}': expected a SQLite database, found another or a damaged file. "
            + "Restore it from a backup, or move it away to start with an empty database.",
            exception.Message);
        Assert.Equal(new string('x', 10_000), File.ReadAllText(Path));
    }

    [Fact]
    public void Opening_AnotherApplicationsDatabase_IsRefused()
    {
        Directory.CreateDirectory(_folder.File("data"));
        Execute("CREATE TABLE theirs (x)");

        var exception = Assert.Throws<DatabaseUnusableException>(() => SqliteDatabase.Open(Path, TimeProvider.System));

        Assert.Equal(
            $"database '{Path}': expected a database of Muster, found a SQLite database of another application. "
            + "Configure another path.",
            exception.Message);
    }

    [Fact]
    public void Opening_ANewerSchema_SaysWhatToDo()
    {
        new OpenStorage(Path).Dispose();
        Execute("PRAGMA user_version = 1000");

        var exception = Assert.Throws<DatabaseUnusableException>(() => SqliteDatabase.Open(Path, TimeProvider.System));

        Assert.Equal(
            $"database '{Path}': expected schema version {DatabaseSchema.Version} or older, found 1000. "
            + "Run the release that wrote it or a later one, or restore a backup made before the upgrade.",
            exception.Message);
    }

    [Fact]
    public void AFailedOpening_FreesTheLock()
    {
        new OpenStorage(Path).Dispose();
        Execute("PRAGMA user_version = 1000");
        Assert.Throws<DatabaseUnusableException>(() => SqliteDatabase.Open(Path, TimeProvider.System));
        Execute($"PRAGMA user_version = {DatabaseSchema.Version}");

        new OpenStorage(Path).Dispose();
    }

    [Fact]
    public async Task DamagedPage_FailsTheRead_WithAMessage()
    {
        using (var storage = new OpenStorage(Path))
        {
            await storage.WriteAsync("a", new string('a', 100_000));
        }

        DamageTables();

        using var damaged = new OpenStorage(Path);
        var exception = await Assert.ThrowsAsync<DatabaseFailureException>(() => damaged.ReadAsync("a"));
        Assert.Equal(
            $"database '{Path}': the file is damaged at this place ({exception.InnerException!.Message}). "
            + "Check the disk, and restore the file from a backup; what is undamaged can still be read.",
            exception.Message);
        Assert.Equal(DatabaseFailureException.Damaged, exception.HResult);
    }

    /// <summary>Overwrites all but the first page, which holds the schema, and the page of the etag sequence.</summary>
    private void DamageTables()
    {
        var sequence = Number("SELECT rootpage FROM sqlite_schema WHERE name = 'etag_sequence'");
        using var file = File.OpenWrite(Path);
        for (long page = 2; page * 4096 <= file.Length; page++)
        {
            if (page != sequence)
            {
                file.Position = (page - 1) * 4096;
                file.Write(Enumerable.Repeat((byte)0xEE, 4096).ToArray());
            }
        }
    }

    private void Execute(string sql) => Number(sql);

    private long? Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long?;
    }
}
