namespace Muster.Client.Tests;

public sealed class DependencyDirectionTests
{
    // design 1: the client knows the filter language, and nothing of the servers.
    [Fact]
    public void TheClient_KnowsOnlyTheLanguage() => Assert.Equal(
        ["Muster.Tags"],
        typeof(MusterClient).Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Muster.", StringComparison.Ordinal)));
}
