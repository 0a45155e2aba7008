namespace Muster.Client.Tests.Scripts;

public sealed class ScriptSecretsTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Secrets_ArePutListedAndDeleted()
    {
        var space = await cluster.CreateNamespaceAsync();
        await space.Scripts.PutAsync("s", ScriptUpload.FromModule("export default {}"));
        await space.Secrets.PutAsync("s", "A", "one");
        await space.Secrets.PutManyAsync("s", new Dictionary<string, string?> { ["A"] = null, ["B/ü"] = "two", ["C"] = "three" });
        Assert.Equal(["B/ü", "C"], await NamesAsync(space));
        await space.Secrets.DeleteAsync("s", "B/ü");
        Assert.Equal(["C"], await NamesAsync(space));
    }

    [Fact]
    public void ASecret_IsNotPrinted() => Assert.Equal(
        "SecretTextBinding { Name = A, Value = (secret) }",
        new SecretTextBinding("A", "one").ToString());

    private static async Task<string[]> NamesAsync(NamespaceClient space) =>
        [.. (await space.Secrets.ListAsync("s")).Select(secret => secret.Name).Order(StringComparer.Ordinal)];
}
