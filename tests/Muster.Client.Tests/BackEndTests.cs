using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Muster.Client.Tests;

/// <summary>The back end of the package's readme.</summary>
public sealed partial class BackEndTests(ClusterFixture cluster)
{
    // Pasted into a filter's text, each of these would mean other scripts than the customer's.
    [Theory]
    [InlineData("7", HttpStatusCode.OK, "p7")]
    [InlineData("7:yes|customer-8", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("7:no", HttpStatusCode.OK)]
    [InlineData("7:yes,x", HttpStatusCode.BadRequest)]
    [InlineData("7&tags=a", HttpStatusCode.BadRequest)]
    public async Task DeletesThePreviewsOfOneCustomer(string id, HttpStatusCode status, params string[] deleted)
    {
        var space = await cluster.CreateNamespaceAsync();
        await PutAsync(space, "p7", Filters.Customer("7"), "env-preview");
        await PutAsync(space, "p8", Filters.Customer("8"), "env-preview");
        await PutAsync(space, "live7", Filters.Customer("7"));
        await using var backEnd = await StartAsync(space.Name);
        using var http = new HttpClient { BaseAddress = new(backEnd.Urls.Single()) };
        var answer = await http.DeleteAsync(new Uri($"/customers/{Uri.EscapeDataString(id)}/previews", UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(3 - deleted.Length, await space.Scripts.CountAsync());
        foreach (var name in deleted)
        {
            Assert.Null(await space.Scripts.FindAsync(name));
        }
    }

    private static Task<ScriptDetails> PutAsync(NamespaceClient space, string name, params string[] tags) =>
        space.Scripts.PutAsync(name, ScriptUpload.FromModule("export default {}") with { Tags = tags });

    private async Task<WebApplication> StartAsync(string space)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddMusterClient(options => ClusterFixture.Configure(options, cluster.Address));
        var app = builder.Build();
        app.MapDelete("/customers/{id}/previews", async (string id, MusterClient muster, CancellationToken cancellation) =>
        {
            try
            {
                await muster.Namespace(space).Scripts.DeleteAsync(Filters.Previews(id), cancellation: cancellation);
                return Results.Ok();
            }
            catch (ArgumentException exception)
            {
                return Results.Text(exception.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
        await app.StartAsync();
        return app;
    }

    private static partial class Filters
    {
        [GeneratedTagFilter("customer-{id}:yes,env-preview:yes")]
        public static partial TagFilter Previews(string id);

        public static string Customer(string id) => $"customer-{id}";
    }
}
