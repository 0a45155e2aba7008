namespace Muster.Storage.Tests.Conformance;

[Collection<OnPostgres>]
public sealed class PostgresReminderTableTests(PostgresSilo silo) : ReminderTableSuite
{
    protected override IReminderTable Table => silo.OrSkip().Reminders;

    // The column is a timestamptz(3).
    protected override TimeSpan Resolution => TimeSpan.FromMilliseconds(1);
}
