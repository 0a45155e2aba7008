namespace Muster.Gateway;

/// <summary>The id of a request: the client's own if it gave one, otherwise ours.</summary>
/// <param name="Id">1 to 128 printable ASCII characters.</param>
/// <param name="IsClients">Whether the client chose it, and may therefore repeat the request.</param>
internal sealed record RequestIdentity(string Id, bool IsClients)
{
    public const string Header = "X-Request-Id";
    private const string AlternativeHeader = "Idempotency-Key";
    private const int MaxLength = 128;

    /// <summary>Reads the headers; null when the client's id breaks the rules.</summary>
    public static RequestIdentity? Read(IHeaderDictionary headers)
    {
        var given = headers[Header];
        if (given.Count == 0)
        {
            given = headers[AlternativeHeader];
        }

        if (given.Count == 0)
        {
            return Make();
        }

        var id = given.ToString();
        return id.Length is > 0 and <= MaxLength && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            ? new(id, IsClients: true)
            : null;
    }

    public static RequestIdentity Make() => new(Guid.NewGuid().ToString("N"), IsClients: false);
}
