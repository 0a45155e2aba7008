namespace Muster.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    [Fact]
    public void Defaults_AreAsDocumented()
    {
        var options = new GatewayOptions();
        Assert.Equal("", options.AccountId);
        Assert.Equal("Muster", options.AccountName);
        Assert.Null(options.ApiToken);
        Assert.Null(options.AuthEmail);
        Assert.Null(options.AuthKey);
        Assert.Null(options.DispatchToken);
        Assert.Equal("local", options.Subdomain);
        Assert.Equal(1_000, options.MaxParts);
        Assert.Equal(67_108_864, options.MaxModuleBytes);
        Assert.Equal(1_048_576, options.MaxMetadataBytes);
        Assert.Equal(268_435_456, options.MaxUploadBytesInMemory);
        Assert.Equal(1_000, options.MaxPageSize);
        Assert.Equal(10_000, options.DefaultPageSize);
        Assert.Equal(10, options.HistoryLength);
        Assert.Equal(TimeSpan.FromSeconds(10), options.CheckTimeout);
    }
}
