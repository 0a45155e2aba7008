namespace Muster.Operations;

/// <summary>The key under which an archive's secrets are sealed, for one recipient.</summary>
/// <param name="Recipient">SHA-256 of the public key (DER, SubjectPublicKeyInfo), in hex.</param>
/// <param name="Wrapped">AES-256 key, encrypted by RSA-OAEP with SHA-256.</param>
internal sealed record ArchiveKey(string Recipient, byte[] Wrapped);
