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
}
