namespace Muster.Client;

/// <summary>Where the API is, who asks, and how patient the client is.</summary>
public sealed class MusterClientOptions
{
    /// <summary>
    /// The API's address up to and including <c>/client/v4</c>, which is added where the address has no path. Required.
    /// </summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The account, 32 hex digits. Required.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>Token of <c>Authorization: Bearer</c>; otherwise <see cref="AuthEmail"/> and <see cref="AuthKey"/>.</summary>
    public string? ApiToken { get; set; }

    /// <summary>Value of <c>X-Auth-Email</c>, which goes with <see cref="AuthKey"/>.</summary>
    public string? AuthEmail { get; set; }

    /// <summary>Value of <c>X-Auth-Key</c>.</summary>
    public string? AuthKey { get; set; }

    /// <summary>
    /// Whose API it is. Default null: Cloudflare's if the host is <c>api.cloudflare.com</c>, otherwise Muster's.
    /// </summary>
    public ServerKind? Server { get; set; }

    /// <summary>Scripts that a listing asks for at once, 1 to 1,000. Default 1,000, the most that Muster gives unless told.</summary>
    public int PageSize { get; set; } = 1_000;

    /// <summary>How often a call that is safe to repeat is repeated, 0 to 10. Default 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Wait before the first repetition; it doubles with each one, with a random part. Default 500 ms. What the server says in
    /// <c>Retry-After</c> goes first.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long one attempt may take, its body included, 10 ms to a day. Default 60 s: the server itself waits up to 30 s for a
    /// deletion of many scripts.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call may take with all its repetitions, 10 ms to a day. Default 3 min.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(3);

    internal ServerKind EffectiveServer => Server
        ?? (BaseUrl is { IsAbsoluteUri: true, Host: "api.cloudflare.com" } ? ServerKind.Cloudflare : ServerKind.Muster);
}
