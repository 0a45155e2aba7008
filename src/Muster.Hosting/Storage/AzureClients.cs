using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Hosting;

/// <summary>
/// Clients of Azure Storage that need no secret: <c>Muster:Azure:&lt;key&gt;</c> with <c>BlobUri</c> and <c>TableUri</c>, named by
/// the <c>ServiceKey</c> of Orleans' sections. They sign in as Azure's default credential does: managed identity, workload
/// identity, environment; <c>Credential</c> sets its options, such as <c>ManagedIdentityClientId</c>. Orleans' own configuration
/// takes a URI for one with a SAS token.
/// </summary>
internal static class AzureClients
{
    public const string Section = "Muster:Azure";
    private static readonly string[] s_addresses = ["BlobUri", "TableUri"];
    private static readonly string[] s_known = [.. s_addresses, "Credential"];

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            // One for both clients: it keeps its tokens.
            var credential = new Lazy<TokenCredential>(() => Credential(section.GetSection("Credential")));
            if (Address(section["BlobUri"]) is { } blobs)
            {
                services.AddKeyedSingleton(section.Key, (_, _) => new BlobServiceClient(blobs, credential.Value));
            }

            if (Address(section["TableUri"]) is { } tables)
            {
                services.AddKeyedSingleton(section.Key, (_, _) => new TableServiceClient(tables, credential.Value));
            }
        }
    }

    public static IEnumerable<string> Mistakes(IConfiguration configuration) =>
        configuration.GetSection(Section).GetChildren().SelectMany(Mistakes);

    private static IEnumerable<string> Mistakes(IConfigurationSection section) =>
    [
        .. section.GetChildren()
            .Where(child => !s_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path}: expected one of {string.Join(", ", s_known)}."),
        .. s_addresses
            .Where(key => section[key] is { } text && Address(text) is null)
            .Select(key => $"{section.Path}:{key}: expected a URI such as https://ACCOUNT.blob.core.windows.net, found '{section[key]}'."),
        .. s_addresses.Where(key => section[key] is null).Skip(1).Select(_ => $"{section.Path}: expected BlobUri or TableUri, found neither."),
        .. section.GetSection("Credential").GetChildren()
            .Where(child => typeof(DefaultAzureCredentialOptions).GetProperty(child.Key) is null)
            .Select(child => $"{child.Path}: expected a property of DefaultAzureCredentialOptions."),
    ];

    // A query would be a SAS token: that goes into a connection string.
    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 ? uri : null;

    private static DefaultAzureCredential Credential(IConfigurationSection section)
    {
        var options = new DefaultAzureCredentialOptions();
        section.Bind(options);
        return new(options);
    }
}
