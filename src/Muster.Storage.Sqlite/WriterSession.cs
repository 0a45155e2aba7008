using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Muster.Storage.Sqlite;

/// <summary>The connection that writes, with the file's etag sequence.</summary>
internal sealed class WriterSession : SqliteSession
{
    /// <summary>
    /// Etags are reserved by the block, so that a commit does not touch one page more. A crash or a rolled back
    /// transaction leaves a gap, never a repetition.
    /// </summary>
    private const long Block = 1 << 16;

    private static readonly Statement s_begin = new("BEGIN IMMEDIATE");
    private static readonly Statement s_commit = new("COMMIT");
    private static readonly Statement s_reserved = new("SELECT reserved FROM etag_sequence");
    private static readonly Statement s_reserve = new("UPDATE etag_sequence SET reserved = $reserved", "$reserved");

    private long _next;
    private long _reserved;

    public WriterSession(SqliteConnection connection)
        : base(connection) =>
        _next = _reserved = Convert.ToInt64(Scalar(s_reserved), CultureInfo.InvariantCulture);

    public void Begin() => Execute(s_begin);

    public void Commit() => Execute(s_commit);

    /// <summary>A number that no state of this file has had before. Only inside a transaction.</summary>
    public long NextEtag()
    {
        if (_next == _reserved)
        {
            Execute(s_reserve, _reserved + Block);
            _reserved += Block;
        }

        return ++_next;
    }
}
