namespace Muster.Dispatch.Tests;

public sealed class DispatchOptionsTests
{
    [Fact]
    public void Defaults()
    {
        var options = new DispatchOptions();

        Assert.True(options.Enabled);
        Assert.Null(options.GatewayUrl);
        Assert.Equal("", options.Token);
        Assert.Equal(new Uri("http://127.0.0.1:8787"), options.DataPlaneUrl);
        Assert.Null(options.WorkerdPath);
        Assert.Null(options.Directory);
        Assert.Empty(options.AllowAddresses);
        Assert.Empty(options.Routes);
        Assert.Equal(TimeSpan.FromSeconds(1), options.CheckTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(200), options.ProbeInterval);
        Assert.Equal(TimeSpan.FromMilliseconds(800), options.HangTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), options.ReplacementTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), options.StopTimeout);
        Assert.Equal(64987, options.UserId);
        Assert.Equal(512, options.WorkerHeapMiB);
    }

    [Fact]
    public void Validate_NamesAllMistakes()
    {
        var options = new DispatchOptions { DataPlaneUrl = new("https://127.0.0.1"), CheckTimeout = TimeSpan.Zero };
        options.AllowAddresses.Add("everything");

        Assert.Equal(
            [
                "GatewayUrl is required.",
                "Token is required.",
                "DataPlaneUrl: expected an http URL, found 'https://127.0.0.1/'.",
                "AllowAddresses: expected a CIDR such as 10.1.0.0/16, found 'everything'.",
                "CheckTimeout: expected a positive time, found 00:00:00.",
            ],
            options.Validate());
    }
}
