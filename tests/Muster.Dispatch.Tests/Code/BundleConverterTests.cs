namespace Muster.Dispatch.Tests;

public sealed class BundleConverterTests
{
    [Theory]
    [InlineData("index.js", "index.js")]
    [InlineData("./index.js", "index.js")]
    [InlineData("./lib/../a.js", "a.js")]
    [InlineData("lib//./a.js", "lib/a.js")]
    [InlineData("/a.js", "a.js")]
    [InlineData("../a.js", "a.js")]
    public void Normalize_NamesAsTheLoaderDoes(string name, string normal) => Assert.Equal(normal, BundleConverter.Normalize(name));
}
