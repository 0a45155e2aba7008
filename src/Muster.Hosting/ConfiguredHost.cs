using Microsoft.Extensions.Configuration;
using Muster.Grains;
using Muster.Operations;

namespace Muster.Hosting;

/// <summary>Reads for the verbs what a host started with the same settings would use.</summary>
internal sealed class ConfiguredHost : IOperatorHost
{
    public Installation Describe(IReadOnlyList<string> settings)
    {
        var configuration = MusterProgram.CreateBuilder([.. settings]).Configuration;
        var directory = Path.GetFullPath(configuration["Muster:DataDirectory"] ?? new MusterOptions().DataDirectory);
        LocalDefaults.AddTo(configuration, directory, LocalCredentials.Load(directory));
        var meta = configuration.GetSection($"Orleans:GrainStorage:{StorageNames.Meta}");
        var content = configuration.GetSection($"Orleans:GrainStorage:{StorageNames.Content}");
        var ring = configuration.GetSection("Muster:KeyRing").Get<KeyRingOptions>() ?? new();
        return new()
        {
            DataDirectory = directory,
            CredentialsPath = Path.Combine(directory, LocalCredentials.FileName),
            StorageProvider = meta["ProviderType"] is "Sqlite" ? content["ProviderType"] ?? "" : meta["ProviderType"] ?? "",
            DatabasePaths = [DatabasePath(meta, directory), DatabasePath(content, directory)],
            MasterKeys = [.. ring.Previous.Prepend(ring.Key).OfType<string>().Where(key => key.Length > 0)],
            AccountId = configuration["Muster:AccountId"],
        };
    }

    private static string DatabasePath(IConfigurationSection storage, string directory) =>
        Path.GetFullPath(storage["Path"] is { Length: > 0 } path
            ? path
            : Path.Combine(directory, Installation.DefaultDatabaseName));
}
