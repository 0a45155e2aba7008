using Muster.Grains;

namespace Muster.Operations;

/// <summary>A shard that does not load, and what of it still reads.</summary>
internal sealed record ShardDamage
{
    public required DispatchNamespace Space { get; init; }

    public required int Shard { get; init; }

    public GrainId Owner => StoredLayout.CatalogId(Space.Id, Shard);

    /// <summary>The manifest, or null when it is gone or damaged.</summary>
    public required CatalogManifest? Manifest { get; init; }

    /// <summary>Objects that are there but damaged; a repair puts them aside.</summary>
    public required ImmutableArray<string> Damaged { get; init; }

    /// <summary>Segments that the manifest names and that cannot be read.</summary>
    public required ImmutableArray<SegmentReference> Lost { get; init; }

    /// <summary>Segments that read; a repair writes their records anew.</summary>
    public required ImmutableArray<string> Sound { get; init; }

    /// <summary>Every record that still reads, in order of sequence.</summary>
    public required IReadOnlyList<CatalogRecord> Records { get; init; }

    /// <summary>Highest epoch that any object of the shard shows.</summary>
    public required long Epoch { get; init; }

    /// <summary>When the lost records were written, as far as their neighbours tell; unknown ends are open.</summary>
    public (DateTimeOffset From, DateTimeOffset To) LostTime
    {
        get
        {
            if (Manifest is null)
            {
                return (Records.Count > 0 ? Records[^1].Time : DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
            }

            var firstLost = Lost.Min(segment => Before(segment));
            var lastLost = Lost.Max(segment => segment.LastSequence);
            return (
                Records.Where(record => record.Sequence <= firstLost).Select(record => record.Time)
                    .DefaultIfEmpty(DateTimeOffset.MinValue).Max(),
                Records.Where(record => record.Sequence > lastLost).Select(record => record.Time)
                    .DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
        }
    }

    // Last sequence of the segment in front of this one.
    private long Before(SegmentReference segment) => Manifest!.Segments
        .Where(other => other.LastSequence < segment.LastSequence)
        .Select(other => other.LastSequence)
        .DefaultIfEmpty(0)
        .Max();
}
