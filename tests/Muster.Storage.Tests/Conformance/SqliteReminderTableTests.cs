using Muster.Storage.Sqlite;

namespace Muster.Storage.Tests.Conformance;

public sealed class SqliteReminderTableTests : ReminderTableSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteReminderTableTests() =>
        _database = SqliteDatabase.Open(_folder.File("muster.db"), TimeProvider.System);

    protected override IReminderTable Table => new SqliteReminderTable(_database);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
