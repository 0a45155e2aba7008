namespace Muster.Gateway.Tests;

public sealed class RawTargetTests
{
    [Theory]
    [InlineData("/a%2Fb?x=/y", "/a%2Fb")]
    [InlineData("http://host:80/a%2Fb?x", "/a%2Fb")]
    [InlineData("http://host", "/")]
    [InlineData("*", "/")]
    [InlineData("/x/../y", "/x/../y")]
    public void PathOf_IsThePathAsSent(string target, string path) => Assert.Equal(path, RawTarget.PathOf(target).Value);
}
