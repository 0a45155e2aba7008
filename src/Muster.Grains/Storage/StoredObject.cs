namespace Muster.Grains;

/// <summary>
/// The only type that is handed to a grain storage. A provider's serializer owns the bytes around the payload; the payload's
/// own format is <see cref="ObjectFormat"/>.
/// </summary>
[GenerateSerializer, Alias("muster.object")]
internal sealed class StoredObject
{
    [Id(0)] public byte[] Payload { get; set; } = [];

    /// <summary>The silo that wrote it; null when it was none.</summary>
    [Id(1)] public string? Writer { get; set; }
}
