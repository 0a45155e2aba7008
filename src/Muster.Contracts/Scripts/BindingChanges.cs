namespace Muster.Contracts;

/// <summary>How a new version's bindings come from those of the version before.</summary>
[GenerateSerializer, Immutable, Alias("muster.binding-changes")]
public sealed record BindingChanges
{
    /// <summary>
    /// All bindings anew; entries of type <see cref="BindingTypes.Inherit"/> take the value of before. Null: start from
    /// what the version before has.
    /// </summary>
    [Id(0)] public ImmutableArray<Binding>? Replace { get; init; }

    /// <summary>With <see cref="Replace"/>: earlier bindings of these types stay unless one of the same name replaces them.</summary>
    [Id(1)] public ImmutableArray<string> KeepTypes { get; init; } = [];

    /// <summary>Bindings to add or to replace by name.</summary>
    [Id(2)] public ImmutableArray<Binding> Put { get; init; } = [];

    /// <summary>Names of secrets to remove.</summary>
    [Id(3)] public ImmutableArray<string> RemoveSecrets { get; init; } = [];

    /// <summary>Whether removing a secret that is not there is refused.</summary>
    [Id(4)] public bool RefuseMissing { get; init; }
}
