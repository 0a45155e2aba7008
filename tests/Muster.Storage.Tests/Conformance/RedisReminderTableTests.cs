namespace Muster.Storage.Tests.Conformance;

[Collection<OnRedis>]
public sealed class RedisReminderTableTests(RedisSilo silo) : ReminderTableSuite
{
    protected override IReminderTable Table => silo.OrSkip().Reminders;
}
