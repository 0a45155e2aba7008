namespace Muster.Operations;

/// <summary>A module of a script; its bytes are an entry of their own.</summary>
internal sealed record ArchiveModule(string Name, ModuleKind Kind, string ContentType, long Size, string Sha256);
