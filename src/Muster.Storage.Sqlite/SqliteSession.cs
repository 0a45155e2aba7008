using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>A connection with its prepared statements. One thread at a time.</summary>
internal class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<Statement, SqliteCommand> _commands = [];

    public SqliteConnection Connection { get; } = connection;

    public int Execute(Statement statement, params ReadOnlySpan<object> values) =>
        Bind(statement, values).ExecuteNonQuery();

    public object? Scalar(Statement statement, params ReadOnlySpan<object> values) =>
        Bind(statement, values).ExecuteScalar();

    public SqliteDataReader Query(Statement statement, params ReadOnlySpan<object> values) =>
        Bind(statement, values).ExecuteReader();

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }

    private SqliteCommand Bind(Statement statement, ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(statement, out var command))
        {
            command = Prepare(statement);
            _commands.Add(statement, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command;
    }

    private SqliteCommand Prepare(Statement statement)
    {
        var command = Connection.CreateCommand();
        command.CommandText = statement.Sql;
        foreach (var name in statement.Parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
