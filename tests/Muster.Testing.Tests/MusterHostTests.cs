using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Muster.Hosting;

namespace Muster.Testing.Tests;

/// <summary>Without Workers: as a test of a back end starts it.</summary>
public sealed class MusterHostTests
{
    private static readonly TagFilter Previews = TagFilter.All(Tag.Yes("customer-7"), Tag.Yes("env-preview"));

    [Fact]
    public async Task Client_UploadsFindsAndDeletesByFilter()
    {
        await using var muster = await StartAsync();
        var scripts = await MakeAsync(muster, "customers");
        await PutAsync(scripts, "preview", "customer-7", "env-preview");
        await PutAsync(scripts, "shop", "customer-7");

        Assert.Equal(["preview"], await NamesAsync(scripts, Previews));
        var deleted = await scripts.DeleteAsync(Previews, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["preview"], deleted.Names);
        Assert.Equal(["shop"], await NamesAsync(scripts, null));
    }

    [Fact]
    public async Task ApiUrl_IsWhatClientsTake()
    {
        await using var muster = await StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", muster.ApiToken);
        var answer = await http.GetAsync(
            new Uri($"{muster.ApiUrl}/accounts/{muster.AccountId}/workers/dispatch/namespaces"),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task WithoutDispatch_TheReasonIsGiven()
    {
        await using var muster = await StartAsync();
        Assert.Null(muster.Workers);
        Assert.Null(muster.WorkersUrl);
        Assert.Equal("Muster:Dispatch:Enabled is false", muster.NoWorkersReason);
    }

    [Fact]
    public async Task Hosts_KnowNothingOfEachOther()
    {
        var hosts = await Task.WhenAll(StartAsync(), StartAsync());
        await using var one = hosts[0];
        await using var other = hosts[1];
        await MakeAsync(one, "customers");
        Assert.NotNull(await one.Client.Namespaces.FindAsync("customers", TestContext.Current.CancellationToken));
        Assert.Null(await other.Client.Namespaces.FindAsync("customers", TestContext.Current.CancellationToken));
        Assert.NotEqual(one.AccountId, other.AccountId);
        Assert.NotEqual(one.ApiToken, other.ApiToken);
    }

    [Fact]
    public async Task Clock_DatesWhatIsDone()
    {
        var start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var muster = await MusterHost.StartAsync(
            options => (options.Dispatch, options.StartTime) = (false, start),
            TestContext.Current.CancellationToken);
        var scripts = await MakeAsync(muster, "customers");
        await PutAsync(scripts, "shop");
        muster.Clock.Advance(TimeSpan.FromDays(7));
        await PutAsync(scripts, "shop", "customer-7");

        var shop = (await scripts.GetAsync("shop", TestContext.Current.CancellationToken)).Script;
        Assert.InRange(shop.CreatedOn!.Value, start, start.AddHours(1));
        Assert.InRange(shop.ModifiedOn!.Value, start.AddDays(7), start.AddDays(7).AddHours(1));
    }

    [Fact]
    public async Task Disposal_LeavesNoFolderAndNoPort()
    {
        var muster = await StartAsync();
        var folder = muster.Services.GetRequiredService<MusterOptions>().DataDirectory;
        Assert.NotEmpty(Directory.GetFiles(folder));
        Assert.Contains(muster.ApiUrl.Port, Listening());
        await muster.DisposeAsync();
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain(muster.ApiUrl.Port, Listening());
    }

    [Fact]
    public async Task WrongSettings_AreRefusedWithWhatToDo()
    {
        var refusal = await Assert.ThrowsAsync<StartupException>(() => MusterHost.StartAsync(
            options => options.Settings["Muster:ApiToken"] = "short", TestContext.Current.CancellationToken));
        Assert.Equal("Muster:ApiToken: expected at least 16 printable ASCII characters without blanks.", refusal.Message);
    }

    private static Task<MusterHost> StartAsync() =>
        MusterHost.StartAsync(options => options.Dispatch = false, TestContext.Current.CancellationToken);

    private static async Task<NamespaceScripts> MakeAsync(MusterHost muster, string name)
    {
        await muster.Client.Namespaces.CreateAsync(name, cancellation: TestContext.Current.CancellationToken);
        return muster.Client.Namespace(name).Scripts;
    }

    private static Task<ScriptDetails> PutAsync(NamespaceScripts scripts, string name, params string[] tags) => scripts.PutAsync(
        name,
        ScriptUpload.FromModule("export default {}") with { Tags = tags },
        cancellation: TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> NamesAsync(NamespaceScripts scripts, TagFilter? filter) =>
        await scripts.ListAsync(filter, TestContext.Current.CancellationToken)
            .Select(script => script.Name)
            .ToListAsync(TestContext.Current.CancellationToken);

    private static IEnumerable<int> Listening() =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port);
}
