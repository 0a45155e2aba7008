using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>The tables, and the marks by which a file is known as ours.</summary>
internal static class DatabaseSchema
{
    /// <summary>Written to <c>PRAGMA user_version</c>. Raised with every change that an older release cannot read.</summary>
    public const long Version = 1;

    /// <summary>"MSTR" in ASCII, <c>PRAGMA application_id</c>.</summary>
    private const long ApplicationId = 0x4D535452;

    // A rowid table with a unique key: WITHOUT ROWID keeps large rows in the key's own tree, where one of 5 MB makes
    // every small write 40 times slower. The payload comes last, so that the other columns never need its pages.
    private const string Create =
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

    /// <summary>Creates the tables in an empty file; refuses files that are not ours or newer than we are.</summary>
    public static void Ensure(SqliteConnection connection, string path)
    {
        var version = Number(connection, "PRAGMA user_version");
        var application = Number(connection, "PRAGMA application_id");
        if (version == 0 && application == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            Run(connection, $"BEGIN; {Create} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT");
        }
        else if (application != ApplicationId)
        {
            throw DatabaseMessages.ForeignDatabase(path);
        }
        else if (version > Version)
        {
            throw DatabaseMessages.NewerSchema(path, version, Version);
        }
    }

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
