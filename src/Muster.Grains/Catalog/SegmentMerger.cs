namespace Muster.Grains;

/// <summary>Picks segments to merge and merges their records.</summary>
internal static class SegmentMerger
{
    /// <summary>
    /// A run of neighbours to merge, as a range of <paramref name="segments"/>, or null: the first in which
    /// <paramref name="width"/> members have a level and none a higher one, lowest level first. Only neighbours are merged, since
    /// the order of segments is the order of their records; lower ones in between go with them, or they would never be merged.
    /// What has <paramref name="topLevel"/> is not merged any more.
    /// </summary>
    public static (int Start, int Count, int Level)? Choose(
        ImmutableArray<SegmentReference> segments,
        int width,
        int topLevel = int.MaxValue)
    {
        foreach (var level in segments.Select(segment => segment.Level).Where(level => level < topLevel).Distinct().Order())
        {
            var start = 0;
            for (var i = 0; i <= segments.Length; i++)
            {
                if (i < segments.Length && segments[i].Level <= level)
                {
                    continue;
                }

                var members = segments[start..i].Count(segment => segment.Level == level);
                if (members >= width)
                {
                    return (start, i - start, level + 1);
                }

                start = i + 1;
            }
        }

        return null;
    }

    /// <summary>
    /// Keeps the last record of each life of a name, and those that a repeated request may still ask for. A life that was purged
    /// is dropped when nothing that stays can bring it back: no older segment, and no kept record of it.
    /// </summary>
    public static List<CatalogRecord> Merge(
        IReadOnlyList<CatalogRecord> records,
        bool includesOldest,
        DateTimeOffset requestIdsSince)
    {
        var last = new Dictionary<(string, long), CatalogRecord>();
        var remembered = new HashSet<(string, long)>();
        foreach (var record in records)
        {
            last[LifeOf(record)] = record;
            if (IsRemembered(record))
            {
                remembered.Add(LifeOf(record));
            }
        }

        return [.. records.Where(record =>
            IsRemembered(record)
            || (ReferenceEquals(last[LifeOf(record)], record)
                && !(record.Kind == CatalogChangeKind.Purge && includesOldest && !remembered.Contains(LifeOf(record)))))];

        bool IsRemembered(CatalogRecord record) => record.IsRepeatable && record.Time >= requestIdsSince;
    }

    private static (string Name, long Incarnation) LifeOf(CatalogRecord record) => (record.Row.Name, record.Row.Incarnation);
}
