using Microsoft.Extensions.DependencyInjection;

namespace Muster.Client.Tests;

/// <summary>Gives the answers of a script, one for each attempt, and remembers what was asked.</summary>
internal sealed class ScriptedServer(params ReadOnlySpan<Func<CancellationToken, Task<HttpResponseMessage>>> answers) : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new([.. answers]);

    public List<Attempt> Attempts { get; } = [];

    public static Func<CancellationToken, Task<HttpResponseMessage>> Say(
        string json = """{"success":true,"errors":[],"messages":[],"result":null}""",
        HttpStatusCode status = HttpStatusCode.OK,
        string type = "application/json") =>
        _ => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(json, null, type) });

    public static Func<CancellationToken, Task<HttpResponseMessage>> Fail(HttpStatusCode status, int code, string message) =>
        Say($$"""{"success":false,"errors":[{"code":{{code}},"message":"{{message}}"}],"messages":[],"result":null}""", status);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Throw(Exception exception) =>
        _ => Task.FromException<HttpResponseMessage>(exception);

    /// <summary>Answers nothing until the attempt is given up.</summary>
    public static async Task<HttpResponseMessage> HangAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("An endless wait ended.");
    }

    /// <summary>A client whose calls all come here, with the repetitions that a host gets.</summary>
    public MusterClient Client(Action<MusterClientOptions>? configure = null) =>
        Services(configure).GetRequiredService<MusterClient>();

    public ServiceProvider Services(Action<MusterClientOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddMusterClient(options =>
        {
            ClusterFixture.Configure(options, new("http://muster.test"));
            options.RetryDelay = TimeSpan.Zero;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => this);
        return services.BuildServiceProvider();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Attempts.Add(new(
            $"{request.Method} {request.RequestUri!.PathAndQuery}",
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            body));
        return await _answers.Dequeue()(cancellationToken);
    }

    internal sealed record Attempt(string Line, Dictionary<string, string> Headers, string Body)
    {
        public string? Id => Headers.GetValueOrDefault("Idempotency-Key");
    }
}
