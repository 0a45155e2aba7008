using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Muster.Hosting.Tests;

public sealed class OrleansOptionsTests
{
    [Fact]
    public void WhatIsConfigured_IsInForce()
    {
        using var services = Bind(("ProbeTimeout", "00:00:01"), ("NumVotesForDeathDeclaration", "1"), ("EvictWhenMaxJoinAttemptTimeExceeded", "false"));

        var options = services.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value;
        Assert.Equal(
            (TimeSpan.FromSeconds(1), 1, false),
            (options.ProbeTimeout, options.NumVotesForDeathDeclaration, options.EvictWhenMaxJoinAttemptTimeExceeded));
    }

    [Fact]
    public void MisspeltKeys_AndValuesThatDoNotFit_AreNamedTogether() => Assert.Equal(
        """
        Muster:Membership:NumVotesForDeathDeclaration: expected a Int32, found 'two'.
        Muster:Membership:ProbeTimeOuts: expected a property of ClusterMembershipOptions.
        """,
        Assert.Throws<StartupException>(() => Bind(("ProbeTimeOuts", "00:00:01"), ("NumVotesForDeathDeclaration", "two"))).Message);

    [Fact]
    public void AValueThatSomethingElseSets_FailsTheStart()
    {
        using var services = Bind(
            services => services.PostConfigure<ClusterMembershipOptions>(options => options.ProbeTimeout = TimeSpan.FromMinutes(1)),
            ("ProbeTimeout", "00:00:01"));

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            "Muster:Membership:ProbeTimeout: '00:00:01' is configured and is not in force: something else sets ClusterMembershipOptions.ProbeTimeout.",
            fault.Message);
    }

    private static ServiceProvider Bind(params (string Key, string Value)[] settings) => Bind(_ => { }, settings);

    private static ServiceProvider Bind(Action<IServiceCollection> later, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"Muster:Membership:{pair.Key}", (string?)pair.Value)))
            .Build();
        var services = new ServiceCollection();
        services.BindOptions<ClusterMembershipOptions>(configuration.GetSection("Muster:Membership"));
        later(services);
        return services.BuildServiceProvider();
    }
}
