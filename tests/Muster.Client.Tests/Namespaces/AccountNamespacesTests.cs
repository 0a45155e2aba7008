namespace Muster.Client.Tests.Namespaces;

public sealed class AccountNamespacesTests(ClusterFixture cluster)
{
    private AccountNamespaces Namespaces => cluster.Client.Namespaces;

    [Fact]
    public async Task ANamespace_IsMadeShownRenamedAndDeleted()
    {
        var name = $"ns-{Guid.NewGuid():N}";
        var made = await Namespaces.CreateAsync(name);
        Assert.Equal(name, made.Name);
        Assert.Equal((made.Id, 0L), ((await Namespaces.GetAsync(name)).Id, (await Namespaces.GetAsync(name)).ScriptCount));
        var renamed = await Namespaces.RenameAsync(name, name + "-b");
        Assert.Equal((name + "-b", made.Id), (renamed.Name, renamed.Id));
        Assert.Null(await Namespaces.FindAsync(name));
        await Namespaces.DeleteAsync(name + "-b");
        Assert.Null(await Namespaces.FindAsync(name + "-b"));
    }

    [Fact]
    public async Task AListing_ShowsAll()
    {
        string[] made = [.. Enumerable.Range(0, 3).Select(_ => $"ns-{Guid.NewGuid():N}")];
        foreach (var name in made)
        {
            await Namespaces.CreateAsync(name);
        }

        Assert.Superset(made.ToHashSet(), (await NamesAsync(Namespaces)).ToHashSet());
    }

    [Fact]
    public async Task AListing_GoesOverAllPages()
    {
        var server = new ScriptedServer(Page("a"), Page("b"), Page("c"));
        Assert.Equal(["a", "b", "c"], await NamesAsync(server.Client().Namespaces));
        Assert.Equal(["", "?page=2", "?page=3"], server.Attempts.Select(attempt => attempt.Line.Split("namespaces")[1]));
    }

    [Fact]
    public async Task ANameThatIsTaken_IsRefused()
    {
        var space = await cluster.CreateNamespaceAsync();
        var exception = await Assert.ThrowsAsync<MusterException>(() => Namespaces.CreateAsync(space.Name));
        Assert.Equal((HttpStatusCode.Conflict, 100120), (exception.StatusCode, exception.Code));
    }

    private static Func<CancellationToken, Task<HttpResponseMessage>> Page(string name) => ScriptedServer.Say(
        $$$"""{"success":true,"result":[{"namespace_id":"1","namespace_name":"{{{name}}}"}],"result_info":{"total_pages":3}}""");

    private static async Task<string[]> NamesAsync(AccountNamespaces namespaces)
    {
        var names = new List<string>();
        await foreach (var space in namespaces.ListAsync())
        {
            names.Add(space.Name);
        }

        return [.. names];
    }
}
