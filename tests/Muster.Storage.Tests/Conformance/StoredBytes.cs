namespace Muster.Storage.Tests.Conformance;

/// <summary>The shape of what grains store: one block of bytes.</summary>
[GenerateSerializer]
[Alias("Muster.Storage.Tests.StoredBytes")]
public sealed record StoredBytes
{
    [Id(0)]
    public byte[] Payload { get; init; } = [];
}
