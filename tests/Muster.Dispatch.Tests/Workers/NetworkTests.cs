namespace Muster.Dispatch.Tests;

[Collection("the route of 127.0.0.1")]
public sealed class NetworkTests(SharedPlane shared)
{
    private TestPlane Plane => shared.Plane;

    [Theory]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://192.168.0.1:81/")]
    public async Task Fetch_OfAnAddressThatIsNotPublicIsRefusedAndSaysSo(string target)
    {
        var name = $"reaches-{(uint)target.GetHashCode(StringComparison.Ordinal)}";
        await Plane.Silo.PutAsync(FakeSilo.Platform, name, Worker.Fetch($"return fetch('{target}')"));

        Assert.Equal(
            (500, $"error code: 1101\nfetch of {new Uri(target).GetLeftPart(UriPartial.Authority)} was refused or found no address: Workers reach "
                + "public addresses only (an operator opens others with Muster:Dispatch:AllowAddresses).\n"),
            await Plane.AskAsync(name));
    }

    [Fact]
    public async Task Fetch_OfItsOwnHostEndsAfterSixteenHops()
    {
        // With its own request, as the seed's script does, and with a fresh one that carries nothing of it.
        foreach (var argument in new[] { "request", $"'{Plane.Url}again'" })
        {
            await Plane.Silo.PutAsync(FakeSilo.Platform, "routed-exact", Worker.Fetch($"return fetch({argument})"));
            using var answer = await Plane.GetAsync(Plane.Url.Authority);

            Assert.Equal(
                (508, "error code: 1019\nLoop detected: this request has passed through 16 Workers that fetched one another.\n"),
                ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Fetch_ThroughADispatcherAndAServiceIsCountedToo()
    {
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "looper", Worker.Fetch("return env.S.fetch(request)")
            .With(Bindings.Service("S", FakeSilo.Tenants, "looper-service")));
        await Plane.Silo.PutAsync(FakeSilo.Tenants, "looper-service", Worker.Fetch($"return fetch('{Plane.Url}')"));
        await Plane.Silo.PutAsync(
            FakeSilo.Platform, "routed-exact", Worker.Fetch("return env.dispatcher.get('looper').fetch(request)").With(Bindings.Dispatch()));
        using var answer = await Plane.GetAsync(Plane.Url.Authority);

        Assert.Equal(508, (int)answer.StatusCode);
    }
}
