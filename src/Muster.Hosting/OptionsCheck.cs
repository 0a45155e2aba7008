using Microsoft.Extensions.Configuration;

namespace Muster.Hosting;

/// <summary>Checks a process's settings at start: all mistakes in one message.</summary>
internal static class OptionsCheck
{
    public static void Check(MusterOptions options, IConfiguration configuration)
    {
        var mistakes = new List<string>();
        var roles = ProcessRoles.Read(options.Roles, out var mistake);
        if (mistake is not null)
        {
            mistakes.Add(mistake);
        }
        else if (roles == MusterRoles.Dispatch)
        {
            CheckNode(configuration, mistakes);
        }
        else
        {
            CheckSilo(options, configuration, mistakes);
        }

        CheckUrl(nameof(options.DataPlaneUrl), options.DataPlaneUrl, mistakes);
        CheckAdmin(options, mistakes);
        CheckTimes(options, mistakes);
        if (mistakes.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, mistakes));
        }
    }

    private static void CheckSilo(MusterOptions options, IConfiguration configuration, List<string> mistakes)
    {
        CheckUrl(nameof(options.GatewayUrl), options.GatewayUrl, mistakes);
        if (ClusterSettings.IsCluster(configuration) && ClusterSettings.FindMissing(configuration) is { } missing)
        {
            mistakes.Add(missing);
            return;
        }

        mistakes.AddRange(options.TrustedProxies
            .Where(block => !System.Net.IPNetwork.TryParse(block, out _))
            .Select(block => $"Muster:TrustedProxies: expected a CIDR such as 10.0.0.0/8, found '{block}'."));
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
    }

    private static void CheckNode(IConfiguration configuration, List<string> mistakes)
    {
        if (!Uri.TryCreate(configuration[PartSettings.GatewayUrl], UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            mistakes.Add(
                $"{PartSettings.GatewayUrl}: a process with the role 'dispatch' alone needs the URL under which the silos answer, "
                + $"such as http://10.0.0.1:8080, found '{configuration[PartSettings.GatewayUrl]}'.");
        }

        if (string.IsNullOrEmpty(configuration["Muster:Dispatch:Token"]))
        {
            mistakes.Add("Muster:Dispatch:Token: a process with the role 'dispatch' alone needs the token that the silos are given.");
        }
    }

    private static void CheckAdmin(MusterOptions options, List<string> mistakes)
    {
        if (options.AdminUrl is not { } url)
        {
            return;
        }

        CheckUrl(nameof(options.AdminUrl), url, mistakes);
        if (options.AdminToken.Length > 0)
        {
            CheckSecret(nameof(options.AdminToken), options.AdminToken, mistakes);
        }
        else if (url.IsAbsoluteUri && !url.IsLoopback)
        {
            mistakes.Add($"Muster:AdminToken: the operator's listener wants a token where others can reach it, as on {url}.");
        }
    }

    private static void CheckTimes(MusterOptions options, List<string> mistakes)
    {
        if (options.DrainDelay is { Ticks: < 0 } delay)
        {
            mistakes.Add($"Muster:DrainDelay: expected no negative time, found {delay}.");
        }

        if (options.StopTimeout <= TimeSpan.Zero)
        {
            mistakes.Add($"Muster:StopTimeout: expected a positive time, found {options.StopTimeout}.");
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
