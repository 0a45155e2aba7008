using Microsoft.Data.Sqlite;

namespace Muster.Benchmarks;

/// <summary>What one upload leaves in the database, on average.</summary>
/// <param name="Content">Bytes of the code's document.</param>
/// <param name="Version">Bytes of the version's manifest.</param>
/// <param name="Record">Bytes of the catalogue's record, rather too many than too few.</param>
internal sealed record StoredBytes(int Content, int Version, int Record)
{
    /// <summary>Uploads until the database can tell.</summary>
    public static async Task<StoredBytes> MeasureAsync(MusterInstance muster, RequestTemplate uploads, TimeSpan duration)
    {
        while (true)
        {
            await HttpLoad.RunAsync(muster.Gateway, uploads, duration);
            if (TryRead(muster.Database) is { } sizes)
            {
                return sizes;
            }
        }
    }

    /// <summary>Asks a database; null when it holds too few uploads to tell.</summary>
    public static StoredBytes? TryRead(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();

        // A segment holds more than 60 records and little else; the smallest is one that was not merged yet.
        var record = Number(connection, "SELECT min(length(payload)) / 61.0 FROM grain_state WHERE state LIKE 's-%'");
        return record == 0 ? null : new(
            Number(connection, "SELECT avg(length(payload)) FROM grain_state WHERE state LIKE 'c-%'"),
            Number(connection, "SELECT avg(length(payload)) FROM grain_state WHERE state LIKE 'v-%'"),
            record);
    }

    private static int Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is double value ? (int)value : 0;
    }
}
