using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Hosting;

/// <summary>Checks at start, before anything runs, what is configured about stores: all mistakes in one message.</summary>
internal static class StoreSettings
{
    /// <summary>The store that is asked for by one word.</summary>
    /// <exception cref="StartupException">There is no such store.</exception>
    public static StoreKind Kind(IConfiguration configuration)
    {
        const string key = $"{StoreOptions.Section}:Kind";
        var text = configuration[key];
        if (string.IsNullOrEmpty(text))
        {
            return StoreKind.Sqlite;
        }

        return text.All(char.IsAsciiLetter) && Enum.TryParse<StoreKind>(text, ignoreCase: true, out var kind)
            ? kind
            : throw new StartupException(
                $"{key}: expected {string.Join(", ", Enum.GetNames<StoreKind>())}, found '{text}'.");
    }

    /// <summary>Whether several processes reach it, and are one cluster then.</summary>
    public static bool IsShared(StoreKind kind) => kind is StoreKind.Azure or StoreKind.Postgres or StoreKind.Redis;

    /// <summary>Checks the sections, with their defaults already in place.</summary>
    /// <param name="configuration">Everything.</param>
    /// <param name="services">Where the clients are registered that a <c>ServiceKey</c> may name.</param>
    /// <exception cref="StartupException">Something is wrong.</exception>
    public static void Check(IConfiguration configuration, IServiceCollection services)
    {
        List<string> mistakes =
        [
            .. Shorthand(configuration),
            .. AzureClients.Mistakes(configuration),
            .. ProviderSection.All(configuration).SelectMany(
                section => new ProviderSectionCheck(section, configuration, services).Mistakes()),
        ];
        if (mistakes.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, mistakes.Distinct()));
        }
    }

    private static IEnumerable<string> Shorthand(IConfiguration configuration)
    {
        var storage = configuration.GetSection(StoreOptions.Section);
        string[] keys = ["ConnectionString", "ConnectionName", "ServiceKey"];
        var set = keys.FirstOrDefault(key => storage[key] is { Length: > 0 });
        return !IsShared(Kind(configuration)) && set is not null
            ? [$"{StoreOptions.Section}:{set}: expected {StoreOptions.Section}:Kind to be Azure, Postgres or Redis beside it."]
            : [];
    }
}
