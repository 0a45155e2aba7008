namespace Muster.Packages.Tests;

public sealed class ContentTests(Feed feed)
{
    private static readonly string[] Ids =
    [
        "Muster.Client", "Muster.Contracts", "Muster.Dispatch", "Muster.Gateway", "Muster.Grains", "Muster.Hosting",
        "Muster.Operations", "Muster.Storage.Sqlite", "Muster.Tags", "Muster.Testing",
    ];

    public static TheoryData<string> Packages => [.. Ids];

    [Fact]
    public void Feed_HasThese() => Assert.Equal(
        Ids.SelectMany(id => new[] { $"{id}.{Feed.Version}.nupkg", $"{id}.{Feed.Version}.snupkg" }),
        Directory.GetFiles(feed.Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_SaysWhatItIs(string id)
    {
        using var package = Package.Open(feed, id);
        var metadata = package.Metadata;
        Assert.Equal(id, metadata.Element("id")!.Value);
        Assert.Equal("The Muster authors", metadata.Element("authors")!.Value);
        Assert.Equal("Apache-2.0", metadata.Element("license")!.Value);
        Assert.Equal("expression", metadata.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.StartsWith("muster workers ", metadata.Element("tags")!.Value, StringComparison.Ordinal);

        // What the SDK writes where a project says nothing.
        Assert.NotEqual("Package Description", metadata.Element("description")!.Value);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Symbols_AreOfTheAssembly(string id)
    {
        using var package = Package.Open(feed, id);
        using var symbols = Package.Open(feed, id, "snupkg");
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], symbols.Files);
        Assert.Equal(package.SymbolsOf($"lib/net10.0/{id}.dll"), symbols.SymbolsIn($"lib/net10.0/{id}.pdb"));
    }

    [Theory]
    [InlineData("Muster.Tags", "analyzers/dotnet/cs/Muster.Tags.CodeFixes.dll", "analyzers/dotnet/cs/Muster.Tags.Generator.dll")]
    [InlineData(
        "Muster.Dispatch",
        "buildTransitive/Muster.Dispatch.targets", "buildTransitive/workerd.targets",
        "workerd/package-lock.json", "workerd/package.json")]
    [InlineData("Muster.Client")]
    [InlineData("Muster.Hosting")]
    [InlineData("Muster.Testing")]
    public void Package_CarriesTheseFilesAndNoMore(string id, params string[] special)
    {
        using var package = Package.Open(feed, id);
        string[] expected =
        [
            "LICENSE", $"{id}.nuspec", "README.md", .. special, $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml",
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            package.Files.Where(name => !name.StartsWith("docs/", StringComparison.Ordinal)));
    }

    // NuGet's default keeps analyzers from whoever references a package that references another.
    [Theory]
    [InlineData("Muster.Client", "Muster.Tags")]
    [InlineData("Muster.Hosting", "Muster.Tags")]
    [InlineData("Muster.Testing", "Muster.Client")]
    [InlineData("Muster.Testing", "Muster.Hosting")]
    public void Analyzers_GoOnToUsers(string id, string dependency)
    {
        using var package = Package.Open(feed, id);
        var element = package.Metadata.Descendants("dependency").Single(other => other.Attribute("id")!.Value == dependency);
        Assert.Equal("All", element.Attribute("include")?.Value);
        Assert.Null(element.Attribute("exclude"));
        Assert.Equal(Feed.Version, element.Attribute("version")!.Value);
    }
}
