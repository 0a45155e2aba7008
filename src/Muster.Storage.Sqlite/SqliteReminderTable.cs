using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>Reminders in a SQLite database, written by the same group commits as the grains' states.</summary>
/// <remarks>
/// It takes part in the lifecycle without a step of its own: a silo creates its participants before it starts, so a
/// database that cannot be opened is known before anything runs.
/// </remarks>
internal sealed class SqliteReminderTable(SqliteDatabase database) : IReminderTable, ILifecycleParticipant<ISiloLifecycle>
{
    private const string Columns = "SELECT grain, name, start, period, etag FROM reminder";
    private const string Key = "grain = $grain AND name = $name";

    private static readonly Statement s_grain = new($"{Columns} WHERE grain = $grain", "$grain");
    private static readonly Statement s_row = new($"{Columns} WHERE {Key}", "$grain", "$name");

    private static readonly Statement s_within = new(
        $"{Columns} WHERE hash > $begin AND hash <= $end", "$begin", "$end");

    private static readonly Statement s_around = new(
        $"{Columns} WHERE hash > $begin OR hash <= $end", "$begin", "$end");

    private static readonly Statement s_upsert = new(
        "INSERT OR REPLACE INTO reminder VALUES ($grain, $name, $hash, $start, $period, $etag)",
        "$grain", "$name", "$hash", "$start", "$period", "$etag");

    private static readonly Statement s_delete = new(
        $"DELETE FROM reminder WHERE {Key} AND etag = $etag", "$grain", "$name", "$etag");

    private static readonly Statement s_clear = new("DELETE FROM reminder");

    public void Participate(ISiloLifecycle lifecycle)
    {
    }

    public Task Init() => Task.CompletedTask;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Task.FromResult(Read(s_grain, grainId.ToString()));

    /// <remarks>The bounds are those of a ring: when they are equal, the range is all of it.</remarks>
    public Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        Task.FromResult(Read(begin < end ? s_within : s_around, (long)begin, (long)end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(Read(s_row, grainId.ToString(), reminderName).Reminders.SingleOrDefault());

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var etag = await database.WriteAsync(0, session =>
        {
            var next = session.NextEtag();
            session.Execute(
                s_upsert,
                entry.GrainId.ToString(),
                entry.ReminderName,
                (long)entry.GrainId.GetUniformHashCode(),
                entry.StartAt.ToUniversalTime().Ticks,
                entry.Period.Ticks,
                next);
            return next;
        });
        return Etag.Format(etag);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => database.WriteAsync(
        0, session => session.Execute(s_delete, grainId.ToString(), reminderName, Etag.Parse(eTag)) == 1);

    public Task TestOnlyClearTable() => database.WriteAsync(0, static session => session.Execute(s_clear));

    private ReminderTableData Read(Statement statement, params object[] values) => database.Read(session =>
    {
        var rows = new List<ReminderEntry>();
        using var reader = session.Query(statement, values);
        while (reader.Read())
        {
            rows.Add(Entry(reader));
        }

        return new ReminderTableData(rows);
    });

    private static ReminderEntry Entry(SqliteDataReader reader) => new()
    {
        GrainId = GrainId.Parse(reader.GetString(0)),
        ReminderName = reader.GetString(1),
        StartAt = new DateTime(reader.GetInt64(2), DateTimeKind.Utc),
        Period = TimeSpan.FromTicks(reader.GetInt64(3)),
        ETag = Etag.Format(reader.GetInt64(4)),
    };
}
