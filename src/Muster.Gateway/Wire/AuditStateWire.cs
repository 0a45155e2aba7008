namespace Muster.Gateway;

/// <summary>What a script was, or as much of it as differed.</summary>
internal sealed record AuditStateWire(Guid? VersionId, ImmutableArray<string>? Tags)
{
    public static AuditStateWire Of(Guid? version, ImmutableArray<string>? tags, ScriptMarks? marks) => new(
        version,
        tags is null && marks is null ? null : [.. tags ?? [], .. ShownTags.OfMarks(marks ?? ScriptMarks.None)]);
}
