using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Muster.Benchmarks;

/// <summary>
/// One thread, one connection, prepared statements: the three rows of an upload, durable, so many uploads in a transaction
/// as there would be clients waiting.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-benchmark-").FullName;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _document;
    private readonly SqliteCommand _record;
    private readonly byte[] _content;
    private readonly byte[] _version;
    private readonly byte[] _entry;
    private long _next;

    public GroupWriter(StoredBytes sizes)
    {
        _content = RandomNumberGenerator.GetBytes(sizes.Content);
        _version = RandomNumberGenerator.GetBytes(sizes.Version);
        _entry = RandomNumberGenerator.GetBytes(sizes.Record);
        _connection = new($"Data Source={Path.Combine(_folder, "bare.db")};Pooling=False");
        _connection.Open();
        using var create = _connection.CreateCommand();

        // The settings and the form of the table are those of Muster's own database.
        create.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 4096;
            CREATE TABLE document (id INTEGER PRIMARY KEY, state TEXT NOT NULL, grain TEXT NOT NULL, payload BLOB NOT NULL,
                UNIQUE (state, grain));
            CREATE TABLE record (name TEXT PRIMARY KEY, payload BLOB NOT NULL);
            """;
        create.ExecuteNonQuery();
        _document = Prepare("INSERT INTO document (state, grain, payload) VALUES ($state, $grain, $payload)");
        _record = Prepare("INSERT INTO record VALUES ($grain, $payload)");
    }

    /// <summary>Uploads a second, in groups as large as there are clients by default.</summary>
    public double Run(TimeSpan duration) => Run(duration, Settings.Concurrency, recordsOnly: false);

    /// <summary>Uploads, or the catalogue's records of changes, a second.</summary>
    public double Run(TimeSpan duration, int group, bool recordsOnly)
    {
        var (started, first) = (Stopwatch.GetTimestamp(), _next);
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            using var transaction = _connection.BeginTransaction();
            _document.Transaction = _record.Transaction = transaction;
            for (var i = 0; i < group; i++)
            {
                Write(recordsOnly);
            }

            transaction.Commit();
        }

        return (_next - first) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose()
    {
        _document.Dispose();
        _record.Dispose();
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(bool recordOnly)
    {
        var grain = $"muster.script/{Guid.Empty:D}/s{_next++:D8}";
        if (!recordOnly)
        {
            Insert(_document, grain, _content, $"c-{Guid.NewGuid():N}");
            Insert(_document, grain, _version, $"v-{Guid.NewGuid():N}");
        }

        Insert(_record, grain, _entry);
    }

    private static void Insert(SqliteCommand command, string grain, byte[] payload, string? state = null)
    {
        command.Parameters["$grain"].Value = grain;
        command.Parameters["$payload"].Value = payload;
        if (state is not null)
        {
            command.Parameters["$state"].Value = state;
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        string[] names = sql.Contains("$state", StringComparison.Ordinal)
            ? ["$state", "$grain", "$payload"]
            : ["$grain", "$payload"];
        foreach (var name in names)
        {
            command.Parameters.Add(name, name == "$payload" ? SqliteType.Blob : SqliteType.Text);
        }

        return command;
    }
}
