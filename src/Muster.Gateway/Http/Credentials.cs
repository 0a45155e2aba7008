using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Muster.Gateway;

/// <summary>Decides who a request comes from.</summary>
internal sealed class Credentials(IOptions<GatewayOptions> options)
{
    private const string Scheme = "Bearer ";
    private readonly byte[]? _token = Digest(options.Value.ApiToken);
    private readonly byte[]? _email = Digest(options.Value.AuthEmail);
    private readonly byte[]? _key = Digest(options.Value.AuthKey);
    private readonly byte[]? _dispatch = Digest(options.Value.DispatchToken);

    /// <summary>Name of the caller for the records of changes; null when the credentials are missing or wrong.</summary>
    public string? FindActor(IHeaderDictionary headers)
    {
        if (Bearer(headers) is { } token)
        {
            return Matches(_token, token) ? "api-token" : null;
        }

        var email = headers["X-Auth-Email"].ToString();

        // Both are compared whatever comes of the first, so the time tells nothing about which one is wrong.
        return Matches(_email, email) & Matches(_key, headers["X-Auth-Key"].ToString()) ? email : null;
    }

    public bool IsAgent(IHeaderDictionary headers) => Bearer(headers) is { } token && Matches(_dispatch, token);

    private static string? Bearer(IHeaderDictionary headers)
    {
        var value = headers.Authorization.ToString();
        return value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : null;
    }

    // Digests have one length, so the comparison takes the same time for every guess.
    private static bool Matches(byte[]? expected, string given)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(given), digest);
        return expected is not null && CryptographicOperations.FixedTimeEquals(expected, digest);
    }

    private static byte[]? Digest(string? secret) =>
        string.IsNullOrEmpty(secret) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
