namespace Muster.Contracts;

/// <summary>What a row was before a change, as far as it differs from what it became.</summary>
[GenerateSerializer, Immutable, Alias("muster.row-before")]
public sealed record RowBefore
{
    /// <summary>Active version, when it changed.</summary>
    [Id(0)] public Guid? ActiveVersion { get; init; }

    /// <summary>Tags, when they changed.</summary>
    [Id(1)] public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Marks, when they changed.</summary>
    [Id(2)] public ScriptMarks? Marks { get; init; }

    /// <summary>What differs between a row and what it became; null when there was none.</summary>
    public static RowBefore? Of(CatalogRow? before, CatalogRow after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return before is null ? null : new()
        {
            ActiveVersion = before.ActiveVersion == after.ActiveVersion ? null : before.ActiveVersion,
            Tags = before.Tags.SequenceEqual(after.Tags) ? null : before.Tags,
            Marks = before.Marks == after.Marks ? null : before.Marks,
        };
    }
}
