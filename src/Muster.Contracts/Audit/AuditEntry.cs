namespace Muster.Contracts;

/// <summary>One change, as the audit trail shows it.</summary>
[GenerateSerializer, Immutable, Alias("muster.audit-entry")]
public sealed record AuditEntry
{
    /// <summary>Sequence number in its shard.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>When it was accepted.</summary>
    [Id(1)] public required DateTimeOffset Time { get; init; }

    /// <summary>What it did.</summary>
    [Id(2)] public required CatalogChangeKind Kind { get; init; }

    /// <summary>The row after it; for deletions the row as it was.</summary>
    [Id(3)] public required CatalogRow Row { get; init; }

    /// <summary>What differed before; null when there was no row, or nothing is known.</summary>
    [Id(4)] public RowBefore? Before { get; init; }

    /// <summary>The request.</summary>
    [Id(5)] public required string RequestId { get; init; }

    /// <summary>Who asked.</summary>
    [Id(6)] public required string Actor { get; init; }

    /// <summary>From where, or null.</summary>
    [Id(7)] public string? Address { get; init; }
}
