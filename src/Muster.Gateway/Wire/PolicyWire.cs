namespace Muster.Gateway;

internal sealed record PolicyWire
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Filter { get; init; }

    /// <summary>Retain: how long a script may match.</summary>
    public double? AgeSeconds { get; init; }

    public required string RecordedOn { get; init; }

    public static PolicyWire Of(RecordedPolicy recorded) => new()
    {
        Kind = PolicyKinds.Name(recorded.Policy.Kind),
        Name = recorded.Policy.Name,
        Filter = recorded.Policy.Filter,
        AgeSeconds = recorded.Policy.Age?.TotalSeconds,
        RecordedOn = recorded.RecordedOn.Wire(),
    };
}
