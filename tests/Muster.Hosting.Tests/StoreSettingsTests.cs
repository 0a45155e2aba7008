using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Hosting.Tests;

/// <summary>Every message names the key, and none shows a connection string.</summary>
public sealed class StoreSettingsTests
{
    [Theory]
    [InlineData("mongo")]
    [InlineData("2")]
    public void AnUnknownKind_IsRefused(string kind) => Assert.Equal(
        $"Muster:Storage:Kind: expected Sqlite, Azure, Postgres, Redis, Memory, found '{kind}'.",
        Fault(("Muster:Storage:Kind", kind)));

    [Theory]
    [InlineData("Postgres", "AdoNet")]
    [InlineData("Redis", "Redis")]
    public void AStoreWithoutConnection_IsRefused(string kind, string provider) => Assert.Equal(
        $"""
        Orleans:GrainStorage:content:ConnectionString: expected a connection string for {provider}, found nothing.
        Orleans:GrainStorage:meta:ConnectionString: expected a connection string for {provider}, found nothing.
        Orleans:Reminders:ConnectionString: expected a connection string for {provider}, found nothing.
        Orleans:Clustering:ConnectionString: expected a connection string for {provider}, found nothing.
        """,
        Fault(("Muster:Storage:Kind", kind)));

    [Fact]
    public void AConnectionThatIsNamed_MustBeThere() => Assert.Equal(
        "ConnectionStrings:main: expected a connection string for Redis, found nothing.",
        Fault(("Muster:Storage:Kind", "Redis"), ("Muster:Storage:ConnectionName", "main")));

    [Fact]
    public void AConnectionWithoutStore_IsRefused() => Assert.Equal(
        "Muster:Storage:ConnectionString: expected Muster:Storage:Kind to be Azure, Postgres or Redis beside it.",
        Fault(("Muster:Storage:ConnectionString", "Host=here")));

    [Fact]
    public void AConnectionStringOfAnotherStore_IsRefused_AndNotShown()
    {
        var fault = Fault(("Muster:Storage:Kind", "Postgres"), ("Muster:Storage:ConnectionString", "10.0.0.1:6379,password=topsecret"));

        Assert.StartsWith(
            "Muster:Storage:ConnectionString: expected a connection string for AdoNet, found one that it does not take: ", fault);
        Assert.DoesNotContain("topsecret", fault);
    }

    [Fact]
    public void AMisspeltKey_IsNamed() => Assert.Equal(
        "Orleans:Reminders:TabelName: expected one of ProviderType, ConnectionString, ConnectionName, ServiceKey, TableName.",
        Fault(
            ("Orleans:Reminders:ProviderType", "AzureTableStorage"),
            ("Orleans:Reminders:ConnectionString", "UseDevelopmentStorage=true"),
            ("Orleans:Reminders:TabelName", "Mine")));

    [Fact]
    public void TheCatalogue_DoesNotFitIntoTableRows() => Assert.Equal(
        "Orleans:GrainStorage:meta:ProviderType: expected AzureBlobStorage, found 'AzureTableStorage', whose rows hold less than 1 MB.",
        Fault(("Orleans:GrainStorage:meta:ProviderType", "AzureTableStorage")));

    [Fact]
    public void AServiceKey_NeedsItsSection() => Assert.Equal(
        "Orleans:Reminders:ServiceKey: expected a section Muster:Azure:main that says how to reach it, found none.",
        Fault(("Orleans:Reminders:ProviderType", "AzureTableStorage"), ("Orleans:Reminders:ServiceKey", "main")));

    [Fact]
    public void AnAzureSection_NamesItsMistakes() => Assert.Equal(
        """
        Muster:Azure:main:Blob: expected one of BlobUri, TableUri, Credential.
        Muster:Azure:main:TableUri: expected a URI such as https://ACCOUNT.blob.core.windows.net, found 'here'.
        Muster:Azure:main:Credential:ClientId: expected a property of DefaultAzureCredentialOptions.
        """,
        Fault(
            ("Muster:Azure:main:Blob", "https://a.blob.core.windows.net"),
            ("Muster:Azure:main:TableUri", "here"),
            ("Muster:Azure:main:Credential:ClientId", "x")));

    [Theory]
    [InlineData("Sqlite", null)]
    [InlineData("Memory", null)]
    [InlineData("Postgres", "Host=db;Database=muster;Username=muster;Password=p")]
    [InlineData("Redis", "redis:6379,password=p")]
    [InlineData("Azure", "UseDevelopmentStorage=true")]
    public void WhatIsWhole_Passes(string kind, string? connection) =>
        Check(("Muster:Storage:Kind", kind), ("Muster:Storage:ConnectionString", connection));

    [Fact]
    public void ManagedIdentity_Passes() => Check(
        ("Muster:Storage:Kind", "Azure"),
        ("Muster:Storage:ServiceKey", "main"),
        ("Muster:Azure:main:BlobUri", "https://account.blob.core.windows.net"),
        ("Muster:Azure:main:TableUri", "https://account.table.core.windows.net"),
        ("Muster:Azure:main:Credential:ManagedIdentityClientId", "00000000-0000-0000-0000-000000000001"));

    private static string Fault(params (string Key, string? Value)[] settings) =>
        Assert.Throws<StartupException>(() => Check(settings)).Message;

    private static void Check(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        configuration.AddInMemoryCollection(StoreDefaults.ForOne(configuration, "/data").ToList());
        var services = new ServiceCollection();
        OfficialStores.AddTo(services, configuration);
        StoreSettings.Check(configuration, services);
    }
}
