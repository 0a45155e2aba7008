using System.Security.Cryptography;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>Seals and opens the secrets of one archive. Each opens only in its own place: archive, script, binding.</summary>
internal sealed class ArchiveSecrets
{
    private const int KeySize = 32;
    private readonly byte[] _key;
    private readonly Guid _archive;

    private ArchiveSecrets(byte[] key, Guid archive) => (_key, _archive) = (key, archive);

    /// <summary>A new key for the owner of a public key.</summary>
    public static (ArchiveSecrets Secrets, ArchiveKey Key) Create(string publicPem, Guid archive)
    {
        using var rsa = Import(publicPem, "--secrets-to", "a public RSA key in PEM form");
        var key = RandomNumberGenerator.GetBytes(KeySize);
        return (new(key, archive), new(Recipient(rsa), rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256)));
    }

    public static ArchiveSecrets Open(ArchiveKey key, string privatePem, Guid archive)
    {
        using var rsa = Import(privatePem, "--secrets-key", "a private RSA key in PEM form");
        if (Recipient(rsa) is var found && found != key.Recipient)
        {
            throw new OperationRefusedException(
                $"--secrets-key: expected the key that belongs to public key {key.Recipient}, found one of {found}.");
        }

        try
        {
            return new(rsa.Decrypt(key.Wrapped, RSAEncryptionPadding.OaepSHA256), archive);
        }
        catch (CryptographicException cause)
        {
            throw new OperationRefusedException($"--secrets-key: expected a private key that opens the archive's: {cause.Message}", cause);
        }
    }

    public byte[] Close(ReadOnlySpan<byte> plain, string script, string binding) =>
        Seal.Close(_key, plain, Purpose(script, binding));

    public byte[] Open(ReadOnlySpan<byte> closed, string script, string binding) =>
        Seal.Open(_key, closed, Purpose(script, binding));

    private string Purpose(string script, string binding) => $"{_archive:N}/{script}/{binding}";

    private static string Recipient(RSA rsa) => Convert.ToHexStringLower(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()));

    private static RSA Import(string pem, string option, string expected)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch (Exception cause) when (cause is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new OperationRefusedException($"{option}: expected {expected}, found: {cause.Message}", cause);
        }
    }
}
