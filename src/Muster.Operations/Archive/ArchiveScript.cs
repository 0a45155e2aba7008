namespace Muster.Operations;

/// <summary>A script in an archive, <c>scripts/00000001.json</c>; its modules follow as <c>scripts/00000001/0</c>, <c>/1</c>…</summary>
internal sealed record ArchiveScript
{
    public required string Name { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required bool IsProtected { get; init; }

    public required bool IsSuspended { get; init; }

    public required bool IsSubdomainDisabled { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    public required DateTimeOffset ModifiedOn { get; init; }

    public required DateTimeOffset TagsChangedOn { get; init; }

    /// <summary>When the active version was made.</summary>
    public required DateTimeOffset UploadedOn { get; init; }

    public required string Author { get; init; }

    public required string Source { get; init; }

    public ImmutableSortedDictionary<string, string>? Annotations { get; init; }

    public required ScriptSyntax Syntax { get; init; }

    public required string MainModule { get; init; }

    public string? CompatibilityDate { get; init; }

    public ImmutableArray<string> CompatibilityFlags
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Hash over all of the code, <c>script.etag</c> of the wire.</summary>
    public required string ContentHash { get; init; }

    public required ImmutableArray<ArchiveModule> Modules { get; init; }

    public ImmutableArray<ArchiveBinding> Bindings
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
