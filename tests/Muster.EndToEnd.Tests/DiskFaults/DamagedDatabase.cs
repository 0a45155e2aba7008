using Microsoft.Data.Sqlite;

namespace Muster.EndToEnd.Tests;

/// <summary>A database file of a stopped process in which bytes are flipped, and flipped back.</summary>
internal sealed class DamagedDatabase(string folder)
{
    // From the file format's specification, https://www.sqlite.org/fileformat.html: the type of a leaf of a table.
    private const byte TableLeaf = 0x0D;
    private readonly string _path = Path.Combine(folder, "data", "muster.db");
    private readonly List<long> _flipped = [];

    /// <summary>Damages what the newest segment of a shard holds; the grain that it belongs to.</summary>
    public string FlipInSegment()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT grain, payload FROM grain_state WHERE state LIKE 's-%' ORDER BY id DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var (grain, payload) = (reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        Flip(File.ReadAllBytes(_path).AsSpan().IndexOf(payload.AsSpan(payload.Length / 2, 24)));
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
            new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        return connection;
    }
}
