namespace Muster.Dispatch.Tests;

public sealed class HostRoutesTests
{
    private static readonly HostRoutes Routes = new(new Dictionary<string, string>
    {
        ["shop.example"] = "exact", ["*.customers.example"] = "wide", ["*.vip.customers.example"] = "narrow", ["taken.localhost"] = "route",
    });

    [Theory]
    [InlineData("shop.example", "exact", false)]
    [InlineData("SHOP.example", "exact", false)]
    [InlineData("a.customers.example", "wide", false)]
    [InlineData("a.b.customers.example", "wide", false)]
    [InlineData("a.vip.customers.example", "narrow", false)]
    [InlineData("my-Worker_1.localhost", "my-Worker_1", true)]
    [InlineData("taken.localhost", "route", false)]
    public void Find_TakesTheMostSpecific(string host, string worker, bool isSubdomain) =>
        Assert.Equal(new WorkerRoute(worker, isSubdomain), Routes.Find(host));

    [Theory]
    [InlineData("customers.example")]
    [InlineData("other.example")]
    [InlineData("localhost")]
    [InlineData(".localhost")]
    [InlineData("a.b.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("")]
    public void Find_NothingElse(string host) => Assert.Null(Routes.Find(host));
}
