using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Muster.Client.Tests;

public sealed class MusterClientOptionsTests
{
    private const string Mistakes =
        "BaseUrl: expected an http or https address such as https://muster.example/client/v4, found 'muster'. "
        + "AccountId: expected 32 hex digits, found 'me'. "
        + "ApiToken, AuthEmail, AuthKey: expected a token, or an e-mail address and a key, found an e-mail address alone. "
        + "PageSize: expected 1 to 1,000, found 0. "
        + "MaxRetries: expected 0 to 10, found 11. "
        + "RetryDelay: expected 0 to 1 day, found -00:00:01. "
        + "AttemptTimeout: expected 10 ms to 1 day, found 00:00:00. "
        + "TotalTimeout: expected 10 ms to 1 day, found 2.00:00:00.";

    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        var options = new MusterClientOptions();
        Assert.Null(options.BaseUrl);
        Assert.Equal("", options.AccountId);
        Assert.Equal((null, null, null), (options.ApiToken, options.AuthEmail, options.AuthKey));
        Assert.Null(options.Server);
        Assert.Equal((1_000, 3), (options.PageSize, options.MaxRetries));
        Assert.Equal(TimeSpan.FromMilliseconds(500), options.RetryDelay);
        Assert.Equal((TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3)), (options.AttemptTimeout, options.TotalTimeout));
    }

    [Fact]
    public void AllMistakes_AreToldAtOnce()
    {
        using var http = new HttpClient();
        var options = new MusterClientOptions();
        MakeWrong(options);
        var exception = Assert.Throws<ArgumentException>(() => new MusterClient(http, options));
        Assert.Equal($"{Mistakes} (Parameter 'options')", exception.Message);
    }

    [Fact]
    public void AHost_DoesNotStartWithMistakes()
    {
        using var services = new ServiceCollection().AddMusterClient(MakeWrong).Services.BuildServiceProvider();
        var exception = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Equal(Mistakes, exception.Message.Replace(".; ", ". ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, null, "expected a token, or an e-mail address and a key, found neither.")]
    [InlineData(null, null, "k", "expected a token, or an e-mail address and a key, found a key alone.")]
    [InlineData("t", "e", "k", "expected a token, or an e-mail address and a key, found both.")]
    [InlineData("t\n", null, null, "expected printable ASCII characters without blanks, found others.")]
    public void Credentials_AreOfOneKind(string? token, string? email, string? key, string message)
    {
        var options = new MusterClientOptions { ApiToken = token, AuthEmail = email, AuthKey = key };
        (options.BaseUrl, options.AccountId) = (new("http://muster.test"), ClusterFixture.Account);
        Assert.Equal([$"ApiToken, AuthEmail, AuthKey: {message}"], OptionsRules.Explain(options));
    }

    private static void MakeWrong(MusterClientOptions options)
    {
        (options.BaseUrl, options.AccountId, options.AuthEmail) = (new("muster", UriKind.Relative), "me", "ann@example.com");
        (options.PageSize, options.MaxRetries, options.RetryDelay) = (0, 11, TimeSpan.FromSeconds(-1));
        (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.Zero, TimeSpan.FromDays(2));
    }
}
