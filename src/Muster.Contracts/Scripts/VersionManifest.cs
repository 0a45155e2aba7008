namespace Muster.Contracts;

/// <summary>A version of a script: everything but its bytes. Written once, never changed.</summary>
[GenerateSerializer, Immutable, Alias("muster.version-manifest")]
public sealed record VersionManifest
{
    /// <summary>Its id.</summary>
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>The version before it in this life of the name, empty for the first.</summary>
    [Id(1)] public Guid PreviousVersion { get; init; }

    /// <summary>The deployment in force when it was made, or null.</summary>
    [Id(2)] public DeploymentReference? PreviousDeployment { get; init; }

    /// <summary>Counts the versions of this life of the name, from 1.</summary>
    [Id(3)] public required int Number { get; init; }

    /// <summary>When it was made.</summary>
    [Id(4)] public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Who made it.</summary>
    [Id(5)] public required string Author { get; init; }

    /// <summary>Client that made it: <c>wrangler</c> or <c>api</c>.</summary>
    [Id(6)] public required string Source { get; init; }

    /// <summary>The code.</summary>
    [Id(7)] public required ContentReference Content { get; init; }

    /// <summary>How the code is written.</summary>
    [Id(8)] public required ScriptSyntax Syntax { get; init; }

    /// <summary>The part that is entered.</summary>
    [Id(9)] public required string MainModule { get; init; }

    /// <summary>The parts.</summary>
    [Id(10)] public ImmutableArray<ModuleInfo> Modules { get; init; } = [];

    /// <summary>The bindings; secrets are sealed in storage and left out of what a grain answers.</summary>
    [Id(11)] public ImmutableArray<Binding> Bindings { get; init; } = [];

    /// <summary>Compatibility date, or null where none was given.</summary>
    [Id(12)] public string? CompatibilityDate { get; init; }

    /// <summary>Compatibility flags.</summary>
    [Id(13)] public ImmutableArray<string> CompatibilityFlags { get; init; } = [];

    /// <summary>Annotations.</summary>
    [Id(14)] public ImmutableSortedDictionary<string, string> Annotations { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Script that it belongs to: repairs a lost catalogue.</summary>
    [Id(15)] public required string ScriptName { get; init; }

    /// <summary>Tags as uploaded with it, or null.</summary>
    [Id(16)] public ImmutableArray<string>? Tags { get; init; }
}
