namespace Muster.Testing.Tests;

/// <summary>A host's own policies, under its test.</summary>
public sealed class PolicyTests
{
    private static readonly TagFilter Previews = TagFilter.All(Tag.Yes("env-preview"));
    private static readonly TagFilter Paying = TagFilter.All(Tag.Yes("plan-paid"));

    [Fact]
    public async Task Retention_DeletesWhatTheClockHasMadeOld_AndOnlyThat()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var muster = await MusterHost.StartAsync(
            options =>
            {
                options.Dispatch = false;
                options.Configure(policies => policies.Retain(Previews, TimeSpan.FromDays(7)));
                options.Configure(policies => policies.Protect(Paying, "paying"));
            },
            cancellation);
        await muster.Client.Namespaces.CreateAsync("customers", cancellation: cancellation);
        var scripts = muster.Client.Namespace("customers").Scripts;
        await PutAsync("old", "env-preview");
        await PutAsync("paid", "env-preview", "plan-paid");
        await PutAsync("live");
        muster.Clock.Advance(TimeSpan.FromDays(6));
        await PutAsync("young", "env-preview");
        Assert.Equal(0, await muster.SweepAsync("customers"));

        muster.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await muster.SweepAsync("customers"));
        var left = await scripts.ListAsync(cancellation: cancellation).Select(script => script.Name).ToListAsync(cancellation);
        Assert.Equal(["live", "paid", "young"], left);

        var refusal = await Assert.ThrowsAsync<MusterException>(
            () => scripts.DeleteAsync("paid", cancellation: cancellation));
        Assert.Contains("'paying'", refusal.Message, StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<MusterException>(() => scripts.DeleteAsync(Previews, cancellation: cancellation));
        Assert.Contains("the policy 'paying'", refusal.Message, StringComparison.Ordinal);
        var deletion = await scripts.DeleteAsync(Previews, new() { SkipProtected = true }, cancellation);
        Assert.Equal(["young"], deletion.Names);

        Task<ScriptDetails> PutAsync(string name, params string[] tags) => scripts.PutAsync(
            name, ScriptUpload.FromModule("export default {}") with { Tags = tags }, cancellation: cancellation);
    }

    [Fact]
    public async Task Sweep_WantsANamespace()
    {
        await using var muster = await MusterHost.StartAsync(
            options => options.Dispatch = false, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => muster.SweepAsync("nobody"));
        Assert.Equal("expected a dispatch namespace, found 'nobody' (Parameter 'dispatchNamespace')", refusal.Message);
    }
}
