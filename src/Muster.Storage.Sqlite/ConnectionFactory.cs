using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>Opens connections to one database file.</summary>
/// <param name="path">The file, which exists.</param>
/// <param name="maxPages">Pages the file may grow to; null means what SQLite allows. A test fills a small one.</param>
internal sealed class ConnectionFactory(string path, int? maxPages)
{
    // FULL syncs the log in every commit, so that "durable" holds through a power cut; NORMAL would lose the last
    // commits. The fullfsync pair says the same to macOS and nothing elsewhere. A checkpoint every 16 MB of log.
    private const string WriterSettings =
        """
        PRAGMA synchronous = FULL;
        PRAGMA fullfsync = ON;
        PRAGMA checkpoint_fullfsync = ON;
        PRAGMA wal_autocheckpoint = 4096;
        PRAGMA journal_size_limit = 67108864;
        """;

    public SqliteSession OpenReader() => new(Open(SqliteOpenMode.ReadOnly));

    public WriterSession OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        try
        {
            Configure(connection);
            DatabaseSchema.Ensure(connection, path);
            return new WriterSession(connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Explain(exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        // Sessions keep their connection, so a pool of connections below them would only keep files open.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Explain(exception);
        }
    }

    private void Configure(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        if (command.ExecuteScalar() is not "wal" and var journal)
        {
            throw DatabaseMessages.NoWriteAheadLog(path, journal);
        }

        command.CommandText = WriterSettings + (maxPages is { } pages ? $"PRAGMA max_page_count = {pages};" : "");
        command.ExecuteNonQuery();
    }

    private DatabaseUnusableException Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        SqliteErrors.NotADatabase or SqliteErrors.Corrupt => DatabaseMessages.NotADatabase(path, exception),
        _ => DatabaseMessages.FileUnwritable(path, exception),
    };
}
