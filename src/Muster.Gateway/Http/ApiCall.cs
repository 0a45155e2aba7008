using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Muster.Gateway;

/// <summary>One request to the REST surface, as its endpoint sees it.</summary>
internal sealed class ApiCall(HttpContext http, ApiServices services)
{
    private QueryText? _query;

    public HttpContext Http => http;

    public HttpRequest Request => http.Request;

    public GatewayOptions Options => services.Options;

    public Feed Feed => services.Feed;

    public UploadBudget Uploads => services.Uploads;

    public IGrainFactory Grains => services.Grains;

    public CancellationToken Aborted => http.RequestAborted;

    public QueryText Query => _query ??= new(http.Request.QueryString.Value ?? "");

    public IAccountGrain Account => Grains.GetGrain<IAccountGrain>(Options.AccountId);

    public string Actor => http.Features.GetRequiredFeature<Caller>().Actor;

    /// <summary>Client that asks, as versions and deployments show it.</summary>
    public string Source =>
        Request.Headers.UserAgent.ToString().Contains("wrangler", StringComparison.OrdinalIgnoreCase) ? "wrangler" : "api";

    /// <summary>Names the request in the records of what it changes.</summary>
    /// <param name="body">What was sent, or its digest: a repeated request id must come with the same.</param>
    public ChangeOrigin Origin(ReadOnlySpan<byte> body = default)
    {
        var identity = http.Features.GetRequiredFeature<RequestIdentity>();
        return new()
        {
            RequestId = identity.Id,
            RequestDigest = identity.IsClients ? Digest(body) : null,
            Actor = Actor,
            Address = http.Connection.RemoteIpAddress?.ToString(),
        };
    }

    /// <summary>A segment of the path, decoded; null when it does not decode.</summary>
    public string? Segment(string name) => PercentEncoding.Decode((string)http.Request.RouteValues[name]!, plusIsBlank: false);

    private string Digest(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Request.Method} {Request.Path}{Request.QueryString}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
