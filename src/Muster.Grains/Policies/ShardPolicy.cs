using Muster.Tags;

namespace Muster.Grains;

/// <summary>A recorded policy as a shard applies it.</summary>
/// <param name="Recorded">What the namespace has recorded.</param>
/// <param name="Filter">Its filter.</param>
/// <param name="IsDeclared">Whether this silo declares it.</param>
internal sealed record ShardPolicy(RecordedPolicy Recorded, TagFilter Filter, bool IsDeclared)
{
    public PolicyKind Kind => Recorded.Policy.Kind;

    public string Name => Recorded.Policy.Name;

    public bool Matches(CatalogRow row) => Filter.Matches(row.Tags.AsSpan(), SystemMarks.Tags(row.Marks));

    /// <summary>Retain: whether the row has matched for longer than the policy's age.</summary>
    public bool IsOver(CatalogRow row, DateTimeOffset now)
    {
        // Before it was recorded, nobody could know of it and react.
        var since = row.TagsChangedOn > Recorded.RecordedOn ? row.TagsChangedOn : Recorded.RecordedOn;
        return now - since > Recorded.Policy.Age;
    }
}
