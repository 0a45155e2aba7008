namespace Muster.Storage.Sqlite;

/// <summary>Where a silo keeps its reminders.</summary>
public sealed class SqliteReminderOptions
{
    /// <summary>
    /// The database file; a relative path starts at the process's working directory. It may be that of grain storages:
    /// they share one database and one writer. Default: <c>muster.db</c> in the folder that <c>Muster:DataDirectory</c>
    /// names, or in <c>data</c>.
    /// </summary>
    public string? Path { get; set; }
}
