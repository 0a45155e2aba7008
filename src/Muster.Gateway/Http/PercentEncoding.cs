using System.Globalization;
using System.Text;

namespace Muster.Gateway;

/// <summary>Decodes percent-encoded text exactly once. Unlike the framework's decoders it refuses what does not decode.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="text">The text as sent.</param>
    /// <param name="plusIsBlank">Whether <c>+</c> stands for a blank, as in queries; in paths it is itself.</param>
    /// <returns>Null when a percent sign is not followed by two hex digits, or the bytes are not UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<char> text, bool plusIsBlank)
    {
        if (text.IndexOfAny('%', '+') < 0 && System.Text.Ascii.IsValid(text))
        {
            return text.ToString();
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length
                    || !byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                {
                    return null;
                }

                bytes[count++] = value;
                i += 2;
            }
            else
            {
                count += Encoding.UTF8.GetBytes([text[i] == '+' && plusIsBlank ? ' ' : text[i]], bytes.AsSpan(count));
            }
        }

        try
        {
            return _strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
