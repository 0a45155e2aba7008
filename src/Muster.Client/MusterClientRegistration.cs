using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Muster.Client;

/// <summary>Adds the client to a host.</summary>
public static class MusterClientRegistration
{
    /// <summary>Name of the client's <see cref="HttpClient"/> in <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "Muster";

    /// <summary>
    /// Registers <see cref="MusterClient"/> as a typed client of <see cref="IHttpClientFactory"/>, with repetition of what is safe
    /// to repeat. Wrong options stop the host at start, with all mistakes in one message.
    /// </summary>
    /// <returns>The builder of its <see cref="HttpClient"/>, to add handlers of your own.</returns>
    public static IHttpClientBuilder AddMusterClient(
        this IServiceCollection services,
        Action<MusterClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<MusterClientOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MusterClientOptions>, OptionsRules>());
        var client = services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(MusterHandler.CreateSockets)
            .RedactLoggedHeaders([ApiConnection.Authorization, ApiConnection.AuthEmail, ApiConnection.AuthKey])
            .AddTypedClient((http, provider) => new MusterClient(http, OptionsOf(provider)));
        client.AddResilienceHandler(
            HttpClientName,
            (pipeline, context) => RepeatRule.Build(pipeline, OptionsOf(context.ServiceProvider)));
        return client.AddHttpMessageHandler(() => new WholeAnswerHandler());
    }

    private static MusterClientOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<MusterClientOptions>>().Value;
}
