namespace Muster.Contracts;

/// <summary>Names a stored content document.</summary>
/// <param name="Id">Its id, new for each write, never used again.</param>
/// <param name="Hash">SHA-256 in hex over syntax, main module and every part's name, kind and bytes.</param>
/// <param name="Size">Bytes of all parts together.</param>
[GenerateSerializer, Immutable, Alias("muster.content-reference")]
public sealed record ContentReference(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Hash,
    [property: Id(2)] long Size);
