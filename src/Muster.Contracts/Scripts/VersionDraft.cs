namespace Muster.Contracts;

/// <summary>What shall become a version. Null members keep what the version before has.</summary>
[GenerateSerializer, Immutable, Alias("muster.version-draft")]
public sealed record VersionDraft
{
    /// <summary>The code, already stored; null keeps the code of the version before.</summary>
    [Id(0)] public ContentReference? Content { get; init; }

    /// <summary>With <see cref="Content"/>: how it is written.</summary>
    [Id(1)] public ScriptSyntax Syntax { get; init; }

    /// <summary>With <see cref="Content"/>: the part that is entered.</summary>
    [Id(2)] public string MainModule { get; init; } = "";

    /// <summary>With <see cref="Content"/>: its parts.</summary>
    [Id(3)] public ImmutableArray<ModuleInfo> Modules { get; init; } = [];

    /// <summary>What happens to the bindings.</summary>
    [Id(4)] public BindingChanges Bindings { get; init; } = new();

    /// <summary>Compatibility date <c>yyyy-MM-dd</c>; with <see cref="Content"/>, null means none was given.</summary>
    [Id(5)] public string? CompatibilityDate { get; init; }

    /// <summary>Compatibility flags.</summary>
    [Id(6)] public ImmutableArray<string>? CompatibilityFlags { get; init; }

    /// <summary>Annotations such as <c>workers/message</c>; shown with the version.</summary>
    [Id(7)] public ImmutableSortedDictionary<string, string> Annotations { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Client that sent it: <c>wrangler</c> or <c>api</c>.</summary>
    [Id(8)] public string Source { get; init; } = "api";

    /// <summary>Tags as uploaded: kept in the version so that a lost catalogue can be repaired. Null: none were given.</summary>
    [Id(9)] public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Whether the script must exist already (its <see cref="ErrorCodes"/> code otherwise).</summary>
    [Id(10)] public bool MustExist { get; init; }

    /// <summary>Refuse with 412 unless this is the row's revision; 0: unless there is no row; null: do not look.</summary>
    [Id(11)] public long? ExpectedRevision { get; init; }

    /// <summary>Change the version with this id instead of the latest one. Null: the latest.</summary>
    [Id(12)] public Guid? BasedOn { get; init; }
}
