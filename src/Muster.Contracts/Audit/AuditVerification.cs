namespace Muster.Contracts;

/// <summary>What reading a shard's whole journal found.</summary>
/// <param name="FirstSequence">The first record that is kept.</param>
/// <param name="LastSequence">The last record.</param>
/// <param name="Head">The chain's hash after the last record, in hex: to be compared with one that was noted elsewhere.</param>
/// <param name="Problem">What is wrong, or null.</param>
[GenerateSerializer, Immutable, Alias("muster.audit-verification")]
public sealed record AuditVerification(
    [property: Id(0)] long FirstSequence,
    [property: Id(1)] long LastSequence,
    [property: Id(2)] string Head,
    [property: Id(3)] string? Problem);
