namespace Muster.Contracts;

/// <summary>What is fixed when a namespace is made.</summary>
[GenerateSerializer, Immutable, Alias("muster.namespace-descriptor")]
public sealed record NamespaceDescriptor
{
    /// <summary>Account that it belongs to.</summary>
    [Id(0)] public required string AccountId { get; init; }

    /// <summary>Number of catalogue shards.</summary>
    [Id(1)] public required int ShardCount { get; init; }

    /// <summary>How many tags one script may carry.</summary>
    [Id(2)] public required int MaxTagsPerScript { get; init; }

    /// <summary>Whether it is the space of an account's ordinary Workers.</summary>
    [Id(3)] public bool IsReserved { get; init; }
}
