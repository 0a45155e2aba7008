namespace Muster.Dispatch.Tests;

public sealed class ViaTokensTests
{
    [Fact]
    public void Read_BelievesOnlyTokensOfTheSameSecret()
    {
        var mine = new ViaTokens("secret");

        Assert.Equal(17, mine.All.Count);
        Assert.Equal(Enumerable.Range(0, 17), new ViaTokens("secret").All.Select(token => mine.Read(token)));
        Assert.All(new ViaTokens("other").All, token => Assert.Equal(0, mine.Read(token)));
        Assert.Equal(0, mine.Read(null));
        Assert.Equal(0, mine.Read("3"));
    }
}
