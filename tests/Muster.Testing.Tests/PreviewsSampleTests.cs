using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Muster.Testing.Tests;

/// <summary>The back end of <c>deploy/samples/previews</c>, as its own tests would run it.</summary>
public sealed class PreviewsSampleTests
{
    private static readonly Uri Seven = new("/customers/7/previews", UriKind.Relative);

    [Fact]
    public async Task BackEnd_DeletesThePreviewsOfOneCustomer()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var muster = await MusterHost.StartAsync(options => options.Dispatch = false, cancellation);
        await muster.Client.Namespaces.CreateAsync("customers", cancellation: cancellation);
        await using var backEnd = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Logging:LogLevel:Default", "None")
            .UseSetting("Muster:BaseUrl", muster.ApiUrl.ToString())
            .UseSetting("Muster:AccountId", muster.AccountId)
            .UseSetting("Muster:ApiToken", muster.ApiToken));
        using var http = backEnd.CreateClient();
        await PutAsync("/customers/7/previews/a");
        await PutAsync("/customers/7/previews/b");
        await PutAsync("/customers/8/previews/c");
        Assert.Equal(["a", "b"], await http.GetFromJsonAsync<IReadOnlyList<string>>(Seven, cancellation));

        var hostile = await http.DeleteAsync(new Uri("/customers/7:yes,x/previews", UriKind.Relative), cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, hostile.StatusCode);
        var deleted = await http.DeleteAsync(Seven, cancellation);
        Assert.Equal(["a", "b"], await deleted.Content.ReadFromJsonAsync<IReadOnlyList<string>>(cancellation));
        Assert.Equal(1, await muster.Client.Namespace("customers").Scripts.CountAsync(cancellation: cancellation));

        async Task PutAsync(string path)
        {
            using var code = new StringContent("export default {}");
            var answer = await http.PutAsync(new Uri(path, UriKind.Relative), code, cancellation);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }
}
