using Microsoft.Extensions.Configuration;

namespace Muster.Hosting.Tests;

public sealed class LocalDefaultsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-hosting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Orleans:GrainStorage:meta")]
    [InlineData("Orleans:GrainStorage:content")]
    [InlineData("Orleans:Reminders")]
    public void EverythingStored_IsInTheEmbeddedDatabase(string section)
    {
        var configuration = new ConfigurationManager();

        LocalDefaults.AddTo(configuration, _folder);

        Assert.Equal("Sqlite", configuration[$"{section}:ProviderType"]);
        Assert.Equal(Path.Combine(_folder, "muster.db"), configuration[$"{section}:Path"]);
    }

    [Fact]
    public void AConfiguredProvider_StaysAsItIs()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Orleans:Reminders:ProviderType", "AzureTableStorage")]);

        LocalDefaults.AddTo(configuration, _folder);

        Assert.Equal("AzureTableStorage", configuration["Orleans:Reminders:ProviderType"]);
        Assert.Null(configuration["Orleans:Reminders:Path"]);
    }
}
