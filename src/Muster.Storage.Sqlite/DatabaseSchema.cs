using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>The tables, and the marks by which a file is known as ours.</summary>
internal static class DatabaseSchema
{
    /// <summary>"MSTR" in ASCII, <c>PRAGMA application_id</c>.</summary>
    private const long ApplicationId = 0x4D535452;

    // What leads from each version to the next, from an empty file on. A step that was released is never changed.
    private static readonly string[] s_steps = [States, Reminders];

    // A rowid table with a unique key: WITHOUT ROWID keeps large rows in the key's own tree, where one of 5 MB makes
    // every small write 40 times slower. The payload comes last, so that the other columns never need its pages.
    private const string States =
        """
        CREATE TABLE grain_state (
            id INTEGER PRIMARY KEY,
            storage TEXT NOT NULL,
            state TEXT NOT NULL,
            grain TEXT NOT NULL,
            etag INTEGER NOT NULL,
            written INTEGER NOT NULL, -- Unix time in milliseconds
            payload BLOB NOT NULL,
            UNIQUE (storage, state, grain)
        );
        CREATE TABLE etag_sequence (reserved INTEGER NOT NULL);
        INSERT INTO etag_sequence VALUES (0);
        """;

    private const string Reminders =
        """
        CREATE TABLE reminder (
            grain TEXT NOT NULL,
            name TEXT NOT NULL,
            hash INTEGER NOT NULL, -- the grain's, by which silos share the reminders out
            start INTEGER NOT NULL, -- UTC, in ticks of 100 ns since year 1
            period INTEGER NOT NULL, -- ticks
            etag INTEGER NOT NULL,
            PRIMARY KEY (grain, name)
        ) WITHOUT ROWID;
        CREATE INDEX reminder_hash ON reminder (hash);
        """;

    /// <summary>Written to <c>PRAGMA user_version</c>. An older release refuses a file with a higher one.</summary>
    public static long Version => s_steps.Length;

    /// <summary>
    /// Creates the tables in an empty file and adds what a file of an older release lacks; refuses files that are not ours or
    /// newer than we are.
    /// </summary>
    public static void Ensure(SqliteConnection connection, string path)
    {
        var version = IsEmpty(connection) ? 0 : Check(connection, path);
        if (version < Version)
        {
            // One transaction: a crash leaves the file as it was.
            var steps = string.Concat(s_steps[(int)version..]);
            Run(
                connection,
                $"BEGIN; {steps} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT");
        }
    }

    /// <summary>The file's version; refuses files that are not ours or newer than we are, and writes nothing.</summary>
    public static long Check(SqliteConnection connection, string path)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw DatabaseMessages.ForeignDatabase(path);
        }

        return version <= Version ? version : throw DatabaseMessages.NewerSchema(path, version, Version);
    }

    private static bool IsEmpty(SqliteConnection connection) =>
        Number(connection, "PRAGMA user_version") == 0
        && Number(connection, "PRAGMA application_id") == 0
        && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
