namespace Muster.Hosting;

/// <summary>Checks a process's settings at start: all mistakes in one message.</summary>
internal static class OptionsCheck
{
    public static void Check(MusterOptions options)
    {
        var mistakes = new List<string>();
        CheckUrl(nameof(options.GatewayUrl), options.GatewayUrl, mistakes);
        CheckUrl(nameof(options.DataPlaneUrl), options.DataPlaneUrl, mistakes);
        if (options.AccountId.Length != 32 || !options.AccountId.All(char.IsAsciiHexDigitLower))
        {
            mistakes.Add($"Muster:AccountId: expected 32 lower-case hex digits, found '{options.AccountId}'.");
        }

        CheckSecret(nameof(options.ApiToken), options.ApiToken, mistakes);
        CheckSecret(nameof(options.AuthKey), options.AuthKey, mistakes);
        if (!options.AuthEmail.Contains('@', StringComparison.Ordinal))
        {
            mistakes.Add($"Muster:AuthEmail: expected an email address, found '{options.AuthEmail}'.");
        }

        if (mistakes.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, mistakes));
        }
    }

    private static void CheckUrl(string name, Uri url, List<string> mistakes)
    {
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttp || url.AbsolutePath != "/")
        {
            mistakes.Add($"Muster:{name}: expected a URL such as http://127.0.0.1:8080, found '{url}'.");
        }
    }

    // The value itself is never shown.
    private static void CheckSecret(string name, string value, List<string> mistakes)
    {
        if (value.Length < 16 || !value.All(letter => letter is > ' ' and < '\u007f'))
        {
            mistakes.Add($"Muster:{name}: expected at least 16 printable ASCII characters without blanks.");
        }
    }
}
