namespace Muster.Grains;

/// <summary>An immutable run of change records, as the manifest names it.</summary>
/// <param name="Epoch">Epoch of the activation that wrote it: an older activation's numbers cannot collide with it.</param>
/// <param name="Number">Number within the epoch.</param>
/// <param name="Level">0 for a full tail, one more for each merge.</param>
/// <param name="Count">Records in it.</param>
/// <param name="LastSequence">Highest sequence number in it; segments are in this order.</param>
/// <param name="Checksum">CRC-32C of the whole object: a segment of the same name that is another is found out.</param>
internal sealed record SegmentReference(
    long Epoch,
    long Number,
    int Level,
    int Count,
    long LastSequence,
    uint Checksum)
{
    public string StateName => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"s-{Epoch}-{Number}");
}
