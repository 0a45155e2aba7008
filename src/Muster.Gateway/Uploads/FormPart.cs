namespace Muster.Gateway;

/// <summary>A part of a multipart body. Its name counts; its file name is nobody's business.</summary>
internal sealed record FormPart(string Name, string? ContentType, byte[] Body);
