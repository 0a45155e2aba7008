namespace Muster.Operations;

/// <summary>The last entry of an archive, <c>index.json</c>: without it an archive is cut short.</summary>
/// <param name="Scripts">How many scripts came before.</param>
/// <param name="Sha256">Hash in hex over the SHA-256 (32 bytes each) of the manifest and of every script's JSON, in order.</param>
internal sealed record ArchiveIndex(long Scripts, string Sha256)
{
    public const string EntryName = "index.json";
}
