using Microsoft.Extensions.Configuration;

namespace Muster.Hosting;

/// <summary>A section of Orleans' configuration that names a provider.</summary>
/// <param name="Role">What the provider is for: the key below <c>Orleans</c>.</param>
/// <param name="Section">The section.</param>
internal sealed record ProviderSection(string Role, IConfigurationSection Section)
{
    public const string GrainStorage = "GrainStorage";
    public const string Reminders = "Reminders";
    public const string Clustering = "Clustering";
    public const string GrainDirectory = "GrainDirectory";

    /// <summary>Key of the section.</summary>
    public string Path => Section.Path;

    /// <summary>Empty where it names none.</summary>
    public string ProviderType => Section["ProviderType"] ?? "";

    /// <summary>Every section that is configured.</summary>
    public static IEnumerable<ProviderSection> All(IConfiguration configuration)
    {
        var orleans = configuration.GetSection("Orleans");
        return
        [
            .. orleans.GetSection(GrainStorage).GetChildren().Select(section => new ProviderSection(GrainStorage, section)),
            .. orleans.GetSection(GrainDirectory).GetChildren().Select(section => new ProviderSection(GrainDirectory, section)),
            .. new[] { Reminders, Clustering }
                .Select(role => new ProviderSection(role, orleans.GetSection(role)))
                .Where(section => section.Section.Exists()),
        ];
    }

    /// <summary>The connection string, and the key that it was set by; the value is null where there is none.</summary>
    public (string Key, string? Value) Connection(IConfiguration configuration)
    {
        const string shared = $"{StoreOptions.Section}:ConnectionString";
        if (Section["ConnectionString"] is { Length: > 0 } value)
        {
            return (value == configuration[shared] ? shared : $"{Path}:ConnectionString", value);
        }

        return Section["ConnectionName"] is { Length: > 0 } name
            ? ($"ConnectionStrings:{name}", configuration.GetConnectionString(name))
            : ($"{Path}:ConnectionString", null);
    }
}
