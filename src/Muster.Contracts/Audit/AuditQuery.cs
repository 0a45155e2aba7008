namespace Muster.Contracts;

/// <summary>Which change records of a shard are asked for; null members ask for any.</summary>
[GenerateSerializer, Immutable, Alias("muster.audit-query")]
public sealed record AuditQuery
{
    /// <summary>Script name.</summary>
    [Id(0)] public string? Script { get; init; }

    /// <summary>Who asked.</summary>
    [Id(1)] public string? Actor { get; init; }

    /// <summary>Request id.</summary>
    [Id(2)] public string? RequestId { get; init; }

    /// <summary>Not before.</summary>
    [Id(3)] public DateTimeOffset? Since { get; init; }

    /// <summary>Before.</summary>
    [Id(4)] public DateTimeOffset? Until { get; init; }

    /// <summary>Tag filter in its canonical text, over the row after the change, or as it was deleted.</summary>
    [Id(5)] public string? Filter { get; init; }

    /// <summary>Only records before this sequence number.</summary>
    [Id(6)] public long Before { get; init; } = long.MaxValue;

    /// <summary>Most records to return.</summary>
    [Id(7)] public required int Limit { get; init; }
}
