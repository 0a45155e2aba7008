using Microsoft.Data.Sqlite;

namespace Muster.Operations.Tests;

/// <summary>Damages a database by hand.</summary>
internal static class RawDatabase
{
    /// <summary>Runs SQL over the table of states; how many rows it changed.</summary>
    public static int Run(string database, string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
