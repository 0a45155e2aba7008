namespace Muster.Client.Tests.Uploads;

public sealed class ScriptModuleTests
{
    [Theory]
    [InlineData("metadata")]
    [InlineData("settings")]
    [InlineData("a\"; filename=\"b")]
    [InlineData("a\r\nContent-Type: x")]
    [InlineData("a\\")]
    public void ANameThatWouldBeSyntax_IsRefused(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => ScriptModule.PlainText(name, ""));
        Assert.Equal(
            "expected a file name other than 'metadata' and 'settings', without quotes, backslashes and control characters "
                + "(Parameter 'name')",
            exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--b--")]
    [InlineData("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx")]
    public void ABrokenBody_HasNoModules(string body) =>
        Assert.True(MultipartBytes.Read(System.Text.Encoding.UTF8.GetBytes(body), "b") is null or []);
}
