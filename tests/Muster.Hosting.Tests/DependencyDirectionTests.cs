using System.Reflection;

namespace Muster.Hosting.Tests;

public sealed class DependencyDirectionTests
{
    // design: arrows point one way; the language knows nothing, Dispatch is no member of the cluster, only the host knows all.
    [Theory]
    [InlineData("Muster.Tags", "")]
    [InlineData("Muster.Contracts", "")]
    [InlineData("Muster.Storage.Sqlite", "")]
    [InlineData("Muster.Grains", "Muster.Contracts Muster.Tags")]
    [InlineData("Muster.Gateway", "Muster.Contracts Muster.Tags")]
    [InlineData("Muster.Operations", "Muster.Contracts Muster.Grains Muster.Storage.Sqlite Muster.Tags")]
    [InlineData("Muster.Dispatch", "Muster.Contracts")]
    public void References(string project, string allowed)
    {
        var actual = Assembly.Load(project).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Muster.", StringComparison.Ordinal));

        Assert.Empty(actual.Except(allowed.Split(' ')));
    }

    // The machine that runs tenants' code must not be able to speak to the cluster.
    [Fact]
    public void Dispatch_HasNoOrleansClient()
    {
        var actual = Assembly.Load("Muster.Dispatch").GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(actual, name => name is "Orleans.Core" or "Orleans.Runtime" or "Orleans.Client");
    }
}
