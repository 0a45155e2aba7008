namespace Muster.Operations;

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Sha256">Hash in hex.</param>
internal sealed record BackupFile(string Name, long Size, string Sha256);
