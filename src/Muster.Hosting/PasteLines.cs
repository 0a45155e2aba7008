namespace Muster.Hosting;

/// <summary>What a user pastes to point his clients at an API.</summary>
internal static class PasteLines
{
    /// <param name="api">The API up to and including <c>/client/v4</c>.</param>
    /// <param name="options">With the credentials.</param>
    public static string For(string api, MusterOptions options) => $"""
        For wrangler:
          export CLOUDFLARE_API_BASE_URL={api}
          export CLOUDFLARE_API_TOKEN={options.ApiToken}
          export CLOUDFLARE_ACCOUNT_ID={options.AccountId}
        For the SDK, in addition:
          export CLOUDFLARE_BASE_URL={api}
        For curl, either of:
          -H "Authorization: Bearer {options.ApiToken}"
          -H "X-Auth-Email: {options.AuthEmail}" -H "X-Auth-Key: {options.AuthKey}"

        Try: curl -H "Authorization: Bearer {options.ApiToken}" {api}/accounts/{options.AccountId}/workers/dispatch/namespaces
        """;
}
