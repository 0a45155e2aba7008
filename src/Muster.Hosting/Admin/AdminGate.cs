using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Muster.Hosting;

/// <summary>
/// Who may use the operator's listener: on loopback everybody who is on this machine, elsewhere who has the token, as a bearer
/// or as the password of a browser's prompt.
/// </summary>
internal sealed class AdminGate(MusterOptions options)
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(options.AdminToken);

    public bool Admits(HttpRequest request) =>
        _token.Length == 0 ? IsLocal(request.Host.Host) : HasToken(request.Headers.Authorization.ToString());

    public Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = _token.Length == 0 ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        if (_token.Length > 0)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"Muster\", charset=\"UTF-8\"";
        }

        return Task.CompletedTask;
    }

    // A web page that the operator looks at can call loopback under a name of its own, but not under ours.
    private static bool IsLocal(string host) =>
        host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private bool HasToken(string authorization)
    {
        var given = authorization.Split(' ', 2) switch
        {
            [var scheme, var token] when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => token,
            [var scheme, var pair] when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => PasswordOf(pair),
            _ => "",
        };
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token);
    }

    private static string PasswordOf(string pair)
    {
        var bytes = new byte[pair.Length];
        return Convert.TryFromBase64String(pair, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : "";
    }
}
