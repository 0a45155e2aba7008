namespace Muster.Grains;

/// <summary>A run of the journal: consecutive change records without a gap.</summary>
/// <param name="Segment">The object that holds them.</param>
/// <param name="FirstTime">Time of the first record.</param>
/// <param name="LastTime">Time of the last record.</param>
/// <param name="EndHash">The chain's hash after the last record.</param>
internal sealed record JournalChunk(
    SegmentReference Segment,
    DateTimeOffset FirstTime,
    DateTimeOffset LastTime,
    string EndHash);
