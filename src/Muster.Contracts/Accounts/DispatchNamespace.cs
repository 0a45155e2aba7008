namespace Muster.Contracts;

/// <summary>A dispatch namespace as its account knows it.</summary>
[GenerateSerializer, Immutable, Alias("muster.dispatch-namespace")]
public sealed record DispatchNamespace
{
    /// <summary>Immutable id, a UUID in its hyphenated form. A name deleted and made again gets another.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Current name, unique in the account. Empty for the reserved namespace.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Number of catalogue shards, fixed at creation.</summary>
    [Id(2)] public required int ShardCount { get; init; }

    /// <summary>When it was made.</summary>
    [Id(3)] public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Who made it.</summary>
    [Id(4)] public required string CreatedBy { get; init; }

    /// <summary>When its name was last set.</summary>
    [Id(5)] public required DateTimeOffset ModifiedOn { get; init; }

    /// <summary>Who last set its name.</summary>
    [Id(6)] public required string ModifiedBy { get; init; }

    /// <summary>Whether it is the account's own space for ordinary Workers, which no list of namespaces shows.</summary>
    [Id(7)] public bool IsReserved { get; init; }
}
