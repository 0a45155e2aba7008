using System.Security.Cryptography;
using System.Text;

namespace Muster.Dispatch;

/// <summary>
/// The values of <see cref="InternalHeaders.Via"/>, one for each number of hops. Authenticated, or a client could have its
/// request refused as a loop, or hide one.
/// </summary>
internal sealed class ViaTokens
{
    /// <summary>A request that has come through so many Workers goes no further.</summary>
    public const int Limit = 16;

    private readonly Dictionary<string, int> _hops;

    public ViaTokens(string secret)
    {
        All = [.. Enumerable.Range(0, Limit + 1).Select(hops => Make(secret, hops))];
        _hops = All.Select((token, hops) => (token, hops)).ToDictionary(t => t.token, t => t.hops, StringComparer.Ordinal);
    }

    /// <summary>Tokens by number of hops.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The number of hops; 0 for what is not ours.</summary>
    public int Read(string? token) => token is not null && _hops.TryGetValue(token, out var hops) ? hops : 0;

    private static string Make(string secret, int hops) => $"{hops}-" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"muster via {hops}")).AsSpan(0, 12));
}
