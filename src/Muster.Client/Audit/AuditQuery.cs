namespace Muster.Client;

/// <summary>Which changes are asked for; what is null is not looked at.</summary>
public sealed record AuditQuery
{
    /// <summary>Changes of this script.</summary>
    public string? Script { get; init; }

    /// <summary>Changes that this one made: an email, the name of a token, or one of Muster's own such as <c>policy:previews</c>.</summary>
    public string? Actor { get; init; }

    /// <summary>Changes of this request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Changes of scripts whose tags match after it; for a deletion, as they were.</summary>
    public TagFilter? Filter { get; init; }
}
