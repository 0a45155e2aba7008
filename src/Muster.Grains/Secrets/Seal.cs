using System.Security.Cryptography;
using System.Text;

namespace Muster.Grains;

/// <summary>AES-256-GCM: a random nonce of 12 bytes, a tag of 16, the ciphertext; bound to a purpose, so that it opens nowhere else.</summary>
internal static class Seal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, string purpose)
    {
        var whole = new byte[NonceSize + TagSize + plain.Length];
        var nonce = whole.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            nonce,
            plain,
            whole.AsSpan(NonceSize + TagSize),
            whole.AsSpan(NonceSize, TagSize),
            Encoding.UTF8.GetBytes(purpose));
        return whole;
    }

    /// <exception cref="CorruptObjectException">It was sealed under another key or for another purpose, or is damaged.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> whole, string purpose)
    {
        if (whole.Length < NonceSize + TagSize)
        {
            throw new CorruptObjectException("A sealed value is cut short.");
        }

        var plain = new byte[whole.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(
                whole[..NonceSize],
                whole[(NonceSize + TagSize)..],
                whole.Slice(NonceSize, TagSize),
                plain,
                Encoding.UTF8.GetBytes(purpose));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new CorruptObjectException("A sealed value does not open: wrong key, wrong place, or damaged.");
        }
    }
}
