using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>
/// A database as it was at one moment: all reads see the same state, whatever is committed meanwhile. It is read beside the
/// process that uses the database, or without one; no lock is asked for and nothing is written. One thread at a time.
/// </summary>
/// <remarks>While it is open, the database's log cannot be folded into the file and grows.</remarks>
internal sealed class SqliteSnapshot : IDisposable
{
    private static readonly Statement s_begin = new("BEGIN");

    private static readonly Statement s_pin = new("SELECT count(*) FROM etag_sequence");

    private static readonly Statement s_read = new(
        "SELECT payload FROM grain_state WHERE storage = $storage AND state = $state AND grain = $grain",
        "$storage", "$state", "$grain");

    private static readonly Statement s_count = new("SELECT count(*) FROM grain_state");

    private static readonly Statement s_all = new(
        "SELECT storage, state, grain, length(payload), written, payload FROM grain_state ORDER BY id");

    private static readonly Statement s_list = new(
        """
        SELECT storage, state, grain, length(payload), written FROM grain_state
        WHERE storage = $storage AND state >= $from AND state < $to ORDER BY state, grain
        """,
        "$storage", "$from", "$to");

    private static readonly Statement s_integrity = new("PRAGMA integrity_check(20)");

    private readonly SqliteSession _session;
    private readonly string _path;

    private SqliteSnapshot(string path, SqliteSession session)
    {
        _path = path;
        _session = session;
    }

    /// <exception cref="DatabaseUnusableException">It is no database of ours, or not readable.</exception>
    public static SqliteSnapshot Open(string path)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            throw DatabaseMessages.NoDatabase(path);
        }

        var session = new ConnectionFactory(path, maxPages: null).OpenReader();
        try
        {
            DatabaseSchema.Check(session.Connection, path);
            session.Execute(s_begin);

            // A transaction begins with its first read.
            session.Scalar(s_pin);
            return new(path, session);
        }
        catch (SqliteException exception)
        {
            session.Dispose();
            throw DatabaseMessages.NotADatabase(path, exception);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Number of stored states.</summary>
    public long Count() => Try(() => Convert.ToInt64(_session.Scalar(s_count), CultureInfo.InvariantCulture));

    /// <summary>The bytes of a state as the serializer wrote them, or null.</summary>
    public byte[]? Read(string storage, string state, GrainId grainId) =>
        Try(() => (byte[]?)_session.Scalar(s_read, storage, state, grainId.ToString()));

    /// <summary>The states of a storage whose name begins with the prefix, in order of state and grain.</summary>
    /// <param name="storage">Name of the storage.</param>
    /// <param name="prefix">Not empty, ASCII.</param>
    public IEnumerable<SnapshotState> List(string storage, string prefix) =>
        Rows(s_list, storage, prefix, prefix[..^1] + (char)(prefix[^1] + 1));

    /// <summary>Every state with its bytes, in the order in which they lie in the file.</summary>
    public IEnumerable<SnapshotState> ReadAll() => Rows(s_all);

    /// <summary>What SQLite itself finds wrong with the file; empty when it is sound. Reads all of it.</summary>
    public IReadOnlyList<string> CheckIntegrity() => Try(() =>
    {
        using var reader = _session.Query(s_integrity);
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found is ["ok"] ? [] : found;
    });

    public void Dispose() => _session.Dispose();

    private IEnumerable<SnapshotState> Rows(Statement statement, params object[] values)
    {
        using var reader = Try(() => _session.Query(statement, values));
        while (Try(reader.Read))
        {
            yield return Try(() => new SnapshotState(
                reader.GetString(0),
                reader.GetString(1),
                GrainId.Parse(reader.GetString(2)),
                reader.GetInt64(3),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                reader.FieldCount > 5 ? reader.GetFieldValue<byte[]>(5) : null));
        }
    }

    private T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException exception)
        {
            throw DatabaseMessages.ReadFailed(_path, exception);
        }
    }
}
