using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>Primary result codes, https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    public const int Error = 1;
    public const int ReadOnly = 8;
    public const int Interrupt = 9;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int TooBig = 18;
    public const int Constraint = 19;
    public const int Mismatch = 20;
    public const int Range = 25;
    public const int NotADatabase = 26;

    /// <summary>The code that a failure rests on; null when it is not SQLite's.</summary>
    public static int? Of(Exception? failure) =>
        (failure as SqliteException ?? failure?.InnerException as SqliteException)?.SqliteErrorCode;
}
