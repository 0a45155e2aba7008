namespace Muster.Storage.Sqlite;

/// <summary>One SQL statement and the names of its parameters, in the order in which values are given.</summary>
internal sealed class Statement(string sql, params string[] parameters)
{
    public string Sql { get; } = sql;

    public IReadOnlyList<string> Parameters { get; } = parameters;
}
