using Microsoft.Extensions.Configuration;

namespace Muster.Hosting.Tests;

public sealed class MusterOptionsTests
{
    [Fact]
    public void Defaults()
    {
        var options = new MusterOptions();

        Assert.Equal(new Uri("http://127.0.0.1:8080"), options.GatewayUrl);
        Assert.Equal(new Uri("http://127.0.0.1:8787"), options.DataPlaneUrl);
        Assert.Equal("data", options.DataDirectory);
        Assert.Equal("silo,gateway,dispatch", options.Roles);
        Assert.Equal((null, TimeSpan.FromSeconds(20)), (options.DrainDelay, options.StopTimeout));
        Assert.Empty(options.TrustedProxies);
        Assert.Equal((true, false), (options.Dashboard, options.Kubernetes));
        Assert.Equal((null, ""), (options.AdminUrl, options.AdminToken));
        Assert.Equal(("", "", "", ""), (options.AccountId, options.ApiToken, options.AuthEmail, options.AuthKey));
    }

    [Fact]
    public void Check_NamesAllMistakesAtOnce_AndShowsNoSecret()
    {
        var fault = Assert.Throws<StartupException>(() => OptionsCheck.Check(new()
        {
            GatewayUrl = new("https://127.0.0.1:1/path"),
            AccountId = "mine",
            ApiToken = "short",
            AuthEmail = "nobody",
            AuthKey = "0123456789abcdef",
            AdminUrl = new("http://0.0.0.0:9090"),
            DrainDelay = TimeSpan.FromSeconds(-1),
            StopTimeout = TimeSpan.Zero,
            TrustedProxies = { "10.0.0.0/8", "here" },
        }, new ConfigurationManager()));

        Assert.Equal(
            """
            Muster:GatewayUrl: expected a URL such as http://127.0.0.1:8080, found 'https://127.0.0.1:1/path'.
            Muster:TrustedProxies: expected a CIDR such as 10.0.0.0/8, found 'here'.
            Muster:AccountId: expected 32 lower-case hex digits, found 'mine'.
            Muster:ApiToken: expected at least 16 printable ASCII characters without blanks.
            Muster:AuthEmail: expected an email address, found 'nobody'.
            Muster:AdminToken: the operator's listener wants a token where others can reach it, as on http://0.0.0.0:9090/.
            Muster:DrainDelay: expected no negative time, found -00:00:01.
            Muster:StopTimeout: expected a positive time, found 00:00:00.
            """,
            fault.Message);
    }
}
