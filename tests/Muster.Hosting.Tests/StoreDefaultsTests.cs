using Microsoft.Extensions.Configuration;

namespace Muster.Hosting.Tests;

public sealed class StoreDefaultsTests
{
    private static readonly string[] s_storages = ["Orleans:GrainStorage:meta", "Orleans:GrainStorage:content"];

    [Fact]
    public void Options_Defaults()
    {
        var options = new StoreOptions();

        Assert.Equal(StoreKind.Sqlite, options.Kind);
        Assert.Equal((null, null, null), (options.ConnectionString, options.ConnectionName, options.ServiceKey));
        Assert.False(options.AllowDataLoss);
    }

    [Theory]
    [InlineData("Postgres", "AdoNet")]
    [InlineData("redis", "Redis")]
    public void OneWord_SetsUpStorageRemindersAndClustering(string kind, string provider)
    {
        var found = Apply(new() { ["Muster:Storage:Kind"] = kind, ["Muster:Storage:ConnectionName"] = "main" });

        foreach (var section in (string[])[.. s_storages, "Orleans:Reminders", "Orleans:Clustering"])
        {
            Assert.Equal(provider, found[$"{section}:ProviderType"]);
            Assert.Equal("main", found[$"{section}:ConnectionName"]);
        }
    }

    [Fact]
    public void Azure_KeepsStatesInBlobs_AndListsInTables()
    {
        var found = Apply(new() { ["Muster:Storage:Kind"] = "Azure", ["Muster:Storage:ServiceKey"] = "main" });

        Assert.Equal(
            ("AzureBlobStorage", "muster-meta", "main"),
            (found["Orleans:GrainStorage:meta:ProviderType"], found["Orleans:GrainStorage:meta:ContainerName"], found["Orleans:GrainStorage:meta:ServiceKey"]));
        Assert.Equal("muster-content", found["Orleans:GrainStorage:content:ContainerName"]);
        Assert.Equal(
            ("AzureTableStorage", "MusterReminders", "AzureTableStorage", "MusterMembership"),
            (found["Orleans:Reminders:ProviderType"], found["Orleans:Reminders:TableName"], found["Orleans:Clustering:ProviderType"], found["Orleans:Clustering:TableName"]));
    }

    [Theory]
    [InlineData("Postgres")]
    [InlineData("Redis")]
    [InlineData("Azure")]
    [InlineData("Memory")]
    public void Bytes_AreStoredAsBytes(string kind)
    {
        var found = Apply(new() { ["Muster:Storage:Kind"] = kind, ["Muster:Storage:ConnectionName"] = "main" });

        Assert.All(s_storages, section => Assert.Equal("orleans", found[$"{section}:SerializerKey"]));
    }

    [Fact]
    public void APostgresSection_NamesItsDriver_WhoeverWroteIt()
    {
        var found = Apply(new() { ["Orleans:Reminders:ProviderType"] = "AdoNet", ["Muster:Storage:Kind"] = "Postgres" });

        Assert.Equal(
            ("Npgsql", "Npgsql"), (found["Orleans:Reminders:Invariant"], found["Orleans:GrainStorage:meta:Invariant"]));
    }

    [Fact]
    public void ASectionThatIsConfigured_StaysAsItIs()
    {
        var found = Apply(new()
        {
            ["Muster:Storage:Kind"] = "Postgres",
            ["Muster:Storage:ConnectionName"] = "main",
            ["Orleans:GrainStorage:content:ProviderType"] = "AzureBlobStorage",
            ["Orleans:GrainStorage:content:ServiceKey"] = "blobs",
        });

        Assert.Equal("AzureBlobStorage", found["Orleans:GrainStorage:content:ProviderType"]);
        Assert.Null(found["Orleans:GrainStorage:content:ConnectionName"]);
        Assert.Equal("AdoNet", found["Orleans:GrainStorage:meta:ProviderType"]);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Memory")]
    [InlineData(null)]
    public void AStoreOfOneProcess_HasNoListOfProcesses(string? kind) =>
        Assert.False(Apply(new() { ["Muster:Storage:Kind"] = kind }).GetSection("Orleans:Clustering").Exists());

    private static ConfigurationManager Apply(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings);
        configuration.AddInMemoryCollection(StoreDefaults.ForOne(configuration, "/data").ToList());
        return configuration;
    }
}
