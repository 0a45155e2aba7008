using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Polly.Timeout;

namespace Muster.Client;

/// <summary>Sends calls and reads their answers.</summary>
internal sealed class ApiConnection
{
    public const string Authorization = "Authorization";
    public const string AuthEmail = "X-Auth-Email";
    public const string AuthKey = "X-Auth-Key";

    private static readonly ProductInfoHeaderValue _agent = new(
        "muster-dotnet",
        typeof(ApiConnection).Assembly.GetName().Version?.ToString(3) ?? "0");

    private readonly HttpClient _http;
    private readonly string _root;
    private readonly (string Name, string Value)[] _credentials;

    public ApiConnection(HttpClient http, MusterClientOptions options)
    {
        _http = http;
        var address = options.BaseUrl!;
        _root = (address.AbsolutePath == "/" ? new Uri(address, "/client/v4") : address).AbsoluteUri.TrimEnd('/');
        _credentials = options.ApiToken is { Length: > 0 } token
            ? [(Authorization, $"Bearer {token}")]
            : [(AuthEmail, options.AuthEmail!), (AuthKey, options.AuthKey!)];
        (Server, PageSize) = (options.EffectiveServer, options.PageSize);
        Account = ApiPath.Account(options.AccountId);
    }

    public ServerKind Server { get; }

    public int PageSize { get; }

    public ApiPath Account { get; }

    /// <summary>A query for this server.</summary>
    public ApiQuery Query() => new(Server);

    /// <summary>Sends a call whose answer is the envelope.</summary>
    public async Task<ApiAnswer<T>> SendAsync<T>(
        ApiRequest request,
        JsonTypeInfo<Envelope<T>> type,
        CancellationToken cancellation)
    {
        using var raw = await SendAsync(request, cancellation);
        var envelope = await raw.ReadAsync(type, cancellation);
        if (!raw.Response.IsSuccessStatusCode || envelope is not { Success: true })
        {
            throw raw.Refused(envelope?.Errors);
        }

        return new(envelope.Result)
        {
            Call = request.ToString(),
            Status = raw.Response.StatusCode,
            RequestId = raw.RequestId,
            Info = envelope.ResultInfo ?? new(),
            Messages = [.. (envelope.Messages ?? []).Select(message => message.Message ?? "")],
            Revision = raw.Response.Headers.ETag?.ToString(),
        };
    }

    /// <summary>Sends a call whose success has nothing to show.</summary>
    public Task SendAsync(ApiRequest request, ScriptWriteOptions? write, CancellationToken cancellation) =>
        SendAsync(request with { Write = write }, ClientJson.Default.EnvelopeJsonElement, cancellation);

    /// <summary>Sends a call and reads its answer to the end, whatever it is.</summary>
    public async Task<RawAnswer> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var message = Compose(request, out var id);
        try
        {
            return new(request, await _http.SendAsync(message, cancellation), id);
        }
        catch (Exception exception) when (IsOfTheWay(exception))
        {
            cancellation.ThrowIfCancellationRequested();
            var what = exception is HttpRequestException ? exception.Message : "there was no answer in time.";
            var outcome = request.IsRead ? "" : " It is unknown whether it was done.";
            throw new MusterException($"{request}: {what}{outcome}", null, id, [], exception);
        }
    }

    // HttpClient's own timeout comes as a cancellation, though nobody cancelled.
    private static bool IsOfTheWay(Exception exception) =>
        exception is HttpRequestException or TimeoutRejectedException or OperationCanceledException;

    private HttpRequestMessage Compose(ApiRequest request, out string? id)
    {
        var write = request.Write ?? new ScriptWriteOptions();
        write.Check();
        var message = new HttpRequestMessage(request.Method, $"{_root}{request.Path}{request.Query}") { Content = request.Body };
        foreach (var (name, value) in _credentials)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.UserAgent.Add(_agent);
        if (write.IfRevision is { } revision)
        {
            message.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(revision));
        }

        if (write.IfAbsent)
        {
            message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }

        id = request.IsRead || Server != ServerKind.Muster
            ? null
            : write.RequestId ?? Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        if (id is not null)
        {
            message.Headers.Add(RepeatRule.IdHeader, id);
        }

        return message;
    }
}
