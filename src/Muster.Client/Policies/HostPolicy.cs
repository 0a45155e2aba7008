namespace Muster.Client;

/// <summary>A policy of the host, as a namespace has recorded it.</summary>
public sealed record HostPolicy
{
    /// <summary><c>retain</c>, <c>protect</c> or <c>count</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name, unique among those of its kind.</summary>
    public required string Name { get; init; }

    /// <summary>Which scripts it means, in the extended dialect.</summary>
    public required string Filter { get; init; }

    /// <summary>Retain: for how many seconds a script may match.</summary>
    public double? AgeSeconds { get; init; }

    /// <summary>When the namespace first met it with this filter and age.</summary>
    public DateTimeOffset? RecordedOn { get; init; }
}
