using Microsoft.Data.Sqlite;

namespace Muster.EndToEnd.Tests;

/// <summary>A database file of a stopped process in which bytes are flipped, and flipped back.</summary>
internal sealed class DamagedDatabase(string folder)
{
    // From the file format's specification, https://www.sqlite.org/fileformat.html: the type of a leaf of a table.
    private const byte TableLeaf = 0x0D;
    private readonly string _path = Path.Combine(folder, "data", "muster.db");
    private readonly List<long> _flipped = [];
    private readonly List<(long Id, byte[] Payload)> _segments = [];

    /// <summary>
    /// Damages every segment of one shard; the grain that they belong to. It is done by SQL, which checks no more than the disk
    /// does: where in the file a row lies is the database's to know.
    /// </summary>
    public string FlipInSegments()
    {
        using var connection = Open();
        using var newest = connection.CreateCommand();
        newest.CommandText = "SELECT grain FROM grain_state WHERE state LIKE 's-%' ORDER BY id DESC LIMIT 1";
        var grain = (string)newest.ExecuteScalar()!;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, payload FROM grain_state WHERE state LIKE 's-%' AND grain = $grain";
        command.Parameters.AddWithValue("$grain", grain);
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                _segments.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
            }
        }

        foreach (var (id, payload) in _segments)
        {
            byte[] damaged = [.. payload];
            damaged[payload.Length / 2] ^= 4;
            Replace(connection, id, damaged);
        }

        return grain;
    }

    /// <summary>Makes a page of the table unreadable that holds rows of shards, but of no account and no namespace.</summary>
    public void FlipPageOfShards()
    {
        var pageSize = PageSize();
        var bytes = File.ReadAllBytes(_path);
        var page = Enumerable.Range(1, (bytes.Length / pageSize) - 1).Last(number =>
        {
            var page = bytes.AsSpan(number * pageSize, pageSize);
            return page[0] == TableLeaf
                && page.IndexOf("muster.catalog/"u8) >= 0
                && page.IndexOf("muster.account/"u8) < 0
                && page.IndexOf("muster.namespace/"u8) < 0;
        });
        Flip((long)page * pageSize);
    }

    public void Heal()
    {
        foreach (var offset in _flipped.ToList())
        {
            Flip(offset);
        }

        _flipped.Clear();
        using var connection = Open();
        _segments.ForEach(segment => Replace(connection, segment.Id, segment.Payload));
    }

    private static void Replace(SqliteConnection connection, long id, byte[] payload)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE grain_state SET payload = $payload WHERE id = $id";
        command.Parameters.AddWithValue("$payload", payload);
        command.Parameters.AddWithValue("$id", id);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private void Flip(long offset)
    {
        Assert.True(offset > 0);
        _flipped.Add(offset);
        using var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        var flipped = (byte)~file.ReadByte();
        file.Position = offset;
        file.WriteByte(flipped);
    }

    private int PageSize()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_size";
        return (int)(long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        return connection;
    }
}
