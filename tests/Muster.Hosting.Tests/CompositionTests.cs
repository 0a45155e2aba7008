using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Muster.Dispatch;
using Muster.Grains;

namespace Muster.Hosting.Tests;

public sealed class CompositionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muster-hosting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ADataPlaneNode_IsNeitherMemberNorClientOfTheCluster_AndNeedsNoDataFolder()
    {
        using var services = Build(
            ("Muster:Roles", "dispatch"),
            ("Muster:Dispatch:GatewayUrl", "http://10.0.0.1:8080"),
            ("Muster:Dispatch:Token", "a-token-of-the-data-plane"),
            ("Muster:DataDirectory", "/proc/muster"));

        Assert.Null(services.GetService<IGrainFactory>());
        Assert.Null(services.GetService<IClusterClient>());
        Assert.Null(services.GetService<GatewayAddress>());
        Assert.NotNull(services.GetService<DispatchStatus>());
    }

    [Fact]
    public async Task ADataPlaneNode_AsksTheConfiguredAddress()
    {
        using var services = Build(
            ("Muster:Roles", "dispatch"),
            ("Muster:Dispatch:GatewayUrl", "http://10.0.0.1:8080"),
            ("Muster:Dispatch:Token", "a-token-of-the-data-plane"));

        var options = services.GetRequiredService<IOptions<DispatchOptions>>().Value;

        Assert.Equal(new Uri("http://10.0.0.1:8080"), await options.GatewayUrl!(TestContext.Current.CancellationToken));
        Assert.Equal("a-token-of-the-data-plane", options.Token);
    }

    [Fact]
    public void ADataPlaneNode_NamesAllThatItLacks()
    {
        var fault = Assert.Throws<StartupException>(() => Build(("Muster:Roles", "dispatch")));

        Assert.Equal(
            """
            Muster:Dispatch:GatewayUrl: a process with the role 'dispatch' alone needs the URL under which the silos answer, such as http://10.0.0.1:8080, found ''.
            Muster:Dispatch:Token: a process with the role 'dispatch' alone needs the token that the silos are given.
            """,
            fault.Message);
    }

    [Fact]
    public void ASiloOfACluster_NamesAllThatItLacks_AndMakesNothing()
    {
        var fault = Assert.Throws<StartupException>(() => Build(
            ("Orleans:Clustering:ProviderType", "AzureTableStorage"),
            ("Muster:ApiToken", "given-by-the-operator"),
            ("Orleans:Reminders:ProviderType", "AzureTableStorage")));

        Assert.Equal(
            "A process with Orleans:Clustering, or on a store that others reach, makes no credentials and chooses no storage: "
            + "all silos of the cluster are given the same. "
            + "Missing: Muster:AccountId, Muster:AuthEmail, Muster:AuthKey, Muster:Dispatch:Token, Muster:KeyRing:Key, "
            + "Orleans:GrainStorage:meta:ProviderType, Orleans:GrainStorage:content:ProviderType.",
            fault.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    // What an agent held before this process began may still be in force elsewhere.
    [Theory]
    [InlineData("silo,gateway,dispatch", null, false)]
    [InlineData("silo,gateway,dispatch", "true", true)]
    [InlineData("silo,gateway", null, true)]
    public void NodesOutliveTheSilos_UnlessTheOnlyOneIsInThisProcess(string roles, string? configured, bool expected)
    {
        using var services = Build(("Muster:Roles", roles), ("Muster:Feed:NodesOutliveSilos", configured));

        Assert.Equal(expected, services.GetRequiredService<IOptions<FeedOptions>>().Value.NodesOutliveSilos);
    }

    [Fact]
    public void NodesOutliveTheSilosOfACluster_WhateverIsConfigured()
    {
        using var services = Build(
            ("Orleans:Clustering:ProviderType", "AzureTableStorage"),
            ("Orleans:Clustering:ConnectionString", "UseDevelopmentStorage=true"),
            ("Orleans:Reminders:ProviderType", "Sqlite"),
            ("Orleans:GrainStorage:meta:ProviderType", "Sqlite"),
            ("Orleans:GrainStorage:content:ProviderType", "Sqlite"),
            ("Muster:AccountId", "0123456789abcdef0123456789abcdef"),
            ("Muster:ApiToken", "0123456789abcdef"),
            ("Muster:AuthEmail", "a@b"),
            ("Muster:AuthKey", "0123456789abcdef"),
            ("Muster:Dispatch:Token", "0123456789abcdef"),
            ("Muster:KeyRing:Key", Convert.ToBase64String(new byte[32])),
            ("Muster:Feed:NodesOutliveSilos", "false"));

        Assert.True(services.GetRequiredService<IOptions<FeedOptions>>().Value.NodesOutliveSilos);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private ServiceProvider Build(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Muster:DataDirectory", _folder)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
        builder.AddMuster();
        return builder.Services.BuildServiceProvider();
    }
}
