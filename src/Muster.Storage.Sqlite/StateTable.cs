using System.Globalization;

namespace Muster.Storage.Sqlite;

/// <summary>The rows of one named storage in <c>grain_state</c>.</summary>
internal sealed class StateTable(SqliteDatabase database, string storage)
{
    private const string Key = "storage = $storage AND state = $state AND grain = $grain";

    private static readonly Statement s_read = new(
        $"SELECT etag, payload FROM grain_state WHERE {Key}", "$storage", "$state", "$grain");

    private static readonly Statement s_etag = new(
        $"SELECT etag FROM grain_state WHERE {Key}", "$storage", "$state", "$grain");

    private static readonly Statement s_insert = new(
        """
        INSERT INTO grain_state (storage, state, grain, etag, written, payload)
        VALUES ($storage, $state, $grain, $next, $now, $payload) ON CONFLICT DO NOTHING
        """,
        "$storage", "$state", "$grain", "$next", "$now", "$payload");

    private static readonly Statement s_update = new(
        $"UPDATE grain_state SET etag = $next, written = $now, payload = $payload WHERE {Key} AND etag = $etag",
        "$storage", "$state", "$grain", "$next", "$now", "$payload", "$etag");

    private static readonly Statement s_delete = new(
        $"DELETE FROM grain_state WHERE {Key} AND etag = $etag", "$storage", "$state", "$grain", "$etag");

    public SqliteDatabase Database => database;

    public string Storage => storage;

    public StateRow? Read(string state, GrainId grainId)
    {
        var grain = grainId.ToString();
        return database.Read(session =>
        {
            using var reader = session.Query(s_read, storage, state, grain);
            return reader.Read() ? new StateRow(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
        });
    }

    public Task<StateChange> WriteAsync(string state, GrainId grainId, long etag, byte[] payload)
    {
        var grain = grainId.ToString();
        var now = database.Time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(payload.Length, session =>
        {
            var next = session.NextEtag();
            var rows = etag == Etag.Absent
                ? session.Execute(s_insert, storage, state, grain, next, now, payload)
                : session.Execute(s_update, storage, state, grain, next, now, payload, etag);
            return rows == 1
                ? new StateChange(true, next)
                : new StateChange(false, StoredEtag(session, state, grain));
        });
    }

    /// <summary>Clearing what is not there succeeds for whoever expects nothing to be there.</summary>
    public Task<StateChange> ClearAsync(string state, GrainId grainId, long etag)
    {
        var grain = grainId.ToString();
        return database.WriteAsync(0, session =>
        {
            if (etag != Etag.Absent && session.Execute(s_delete, storage, state, grain, etag) == 1)
            {
                return new StateChange(true, Etag.Absent);
            }

            var stored = StoredEtag(session, state, grain);
            return new StateChange(etag == Etag.Absent && stored == Etag.Absent, stored);
        });
    }

    private long StoredEtag(WriterSession session, string state, string grain) =>
        Convert.ToInt64(session.Scalar(s_etag, storage, state, grain) ?? Etag.Absent, CultureInfo.InvariantCulture);
}
