using Microsoft.Extensions.Options;

namespace Muster.Client;

/// <summary>Says everything that is wrong with the options, in one message.</summary>
internal sealed class OptionsRules : IValidateOptions<MusterClientOptions>
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, MusterClientOptions options)
    {
        string[] mistakes = [.. Explain(options)];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    public static IEnumerable<string> Explain(MusterClientOptions options)
    {
        if (options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
        {
            yield return "BaseUrl: expected an http or https address such as https://muster.example/client/v4, "
                + $"found {Show(options.BaseUrl?.OriginalString)}.";
        }

        if (options.AccountId is not { Length: 32 } account || !account.All(char.IsAsciiHexDigit))
        {
            yield return $"AccountId: expected 32 hex digits, found {Show(options.AccountId)}.";
        }

        if (ExplainCredentials(options) is { } mistake)
        {
            yield return mistake;
        }

        if (options.Server is { } server && !Enum.IsDefined(server))
        {
            yield return $"Server: expected Muster or Cloudflare, found {server}.";
        }

        if (options.PageSize is < 1 or > 1_000)
        {
            yield return $"PageSize: expected 1 to 1,000, found {options.PageSize}.";
        }

        if (options.MaxRetries is < 0 or > 10)
        {
            yield return $"MaxRetries: expected 0 to 10, found {options.MaxRetries}.";
        }

        if (options.RetryDelay < TimeSpan.Zero || options.RetryDelay > _longest)
        {
            yield return $"RetryDelay: expected 0 to 1 day, found {options.RetryDelay}.";
        }

        if (options.AttemptTimeout < _shortest || options.AttemptTimeout > _longest)
        {
            yield return $"AttemptTimeout: expected 10 ms to 1 day, found {options.AttemptTimeout}.";
        }

        if (options.TotalTimeout < _shortest || options.TotalTimeout > _longest)
        {
            yield return $"TotalTimeout: expected 10 ms to 1 day, found {options.TotalTimeout}.";
        }
    }

    // Credentials are never shown.
    private static string? ExplainCredentials(MusterClientOptions options)
    {
        const string Expected = "ApiToken, AuthEmail, AuthKey: expected a token, or an e-mail address and a key, found";
        var (token, email, key) = (Has(options.ApiToken), Has(options.AuthEmail), Has(options.AuthKey));
        if ((token, email, key) is not ((true, false, false) or (false, true, true)))
        {
            return token
                ? $"{Expected} both."
                : $"{Expected} {(email ? "an e-mail address alone" : key ? "a key alone" : "neither")}.";
        }

        return new[] { options.ApiToken, options.AuthEmail, options.AuthKey }.All(IsHeaderText)
            ? null
            : "ApiToken, AuthEmail, AuthKey: expected printable ASCII characters without blanks, found others.";
    }

    private static bool Has(string? text) => !string.IsNullOrEmpty(text);

    private static bool IsHeaderText(string? text) => text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    private static string Show(string? text) => string.IsNullOrEmpty(text) ? "nothing" : $"'{text}'";
}
