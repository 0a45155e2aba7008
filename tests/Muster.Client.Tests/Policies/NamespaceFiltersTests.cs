namespace Muster.Client.Tests.Policies;

public sealed class NamespaceFiltersTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AFilter_IsSavedUsedAndDeleted()
    {
        var space = await cluster.CreateNamespaceAsync();
        var filter = TagFilter.Any(Tag.Yes("a"), Tag.Yes("b"));

        await space.Filters.PutAsync("mine", filter);
        Assert.Equal(filter, (await space.Filters.GetAsync("mine")).Parse());
        Assert.Equal(["mine"], (await space.Filters.ListAsync()).Select(saved => saved.Name));

        await space.Filters.DeleteAsync("mine");
        Assert.Null(await space.Filters.FindAsync("mine"));
    }

    [Fact]
    public async Task AHostWithoutPolicies_HasNone()
    {
        var space = await cluster.CreateNamespaceAsync();

        Assert.Empty(await space.Policies.ListAsync());
        Assert.Empty(await space.Policies.CountAsync());
    }

    [Fact]
    public async Task ForgettingAnUnknownPolicy_IsRefused()
    {
        var space = await cluster.CreateNamespaceAsync();

        var exception = await Assert.ThrowsAsync<MusterException>(() => space.Policies.ForgetAsync("retain", "previews"));

        Assert.Equal(20016, exception.Code);
    }
}
