namespace Muster.Dispatch.Tests;

public sealed class BundleCacheTests
{
    [Fact]
    public void Add_DropsTheLeastRecentlyUsedWhenFull()
    {
        var cache = new BundleCache(10);
        cache.Add("a", new byte[4]);
        cache.Add("b", new byte[4]);
        cache.Find("a");
        cache.Add("c", new byte[4]);
        cache.Add("too large", new byte[11]);

        Assert.Equal([4, null, 4, null], new[] { "a", "b", "c", "too large" }.Select(key => cache.Find(key)?.Length));
    }
}
