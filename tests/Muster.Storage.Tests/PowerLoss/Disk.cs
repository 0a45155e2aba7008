namespace Muster.Storage.Tests;

/// <summary>
/// A disk with a cache that forgets: what was written to a file is safe once the file was synced, and not before.
/// </summary>
internal sealed class Disk
{
    private static readonly string[] s_endings = ["", "-wal", "-journal"];
    private readonly MemoryStream?[] _safe = new MemoryStream?[s_endings.Length];
    private readonly List<DiskRecord>[] _cached = [[], [], []];

    public void Apply(DiskRecord record)
    {
        switch (record.Operation)
        {
            case 'S':
                _cached[record.File].ForEach(Write);
                _cached[record.File].Clear();
                break;
            case 'U':
                _safe[record.File] = null;
                _cached[record.File].Clear();
                break;
            case 'W' or 'T':
                _cached[record.File].Add(record);
                break;
        }
    }

    /// <summary>The power fails. Of what was not synced some may have reached the disk: which, the random numbers tell.</summary>
    public void SaveAfterPowerLoss(string databasePath, Random? lucky)
    {
        for (var file = 0; file < s_endings.Length; file++)
        {
            var reached = _cached[file].Where(_ => lucky?.Next(2) == 0).ToList();
            var safe = _safe[file]?.ToArray();
            reached.ForEach(Write);
            if (_safe[file] is { } content)
            {
                File.WriteAllBytes(databasePath + s_endings[file], content.ToArray());
            }

            _safe[file] = safe is null ? null : Expandable(safe);
        }
    }

    private static MemoryStream Expandable(byte[] content)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        return stream;
    }

    private void Write(DiskRecord record)
    {
        var content = _safe[record.File] ??= new();
        if (record.Operation == 'T')
        {
            content.SetLength(record.Offset);
            return;
        }

        content.Position = record.Offset;
        content.Write(record.Bytes);
    }
}
