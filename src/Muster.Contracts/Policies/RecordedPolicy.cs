namespace Muster.Contracts;

/// <summary>A policy as a namespace knows it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="RecordedOn">
/// When a host first declared it with this text: nothing is too old before it has matched for its age from then on.
/// </param>
[GenerateSerializer, Immutable, Alias("muster.recorded-policy")]
public sealed record RecordedPolicy(
    [property: Id(0)] Policy Policy,
    [property: Id(1)] DateTimeOffset RecordedOn);
