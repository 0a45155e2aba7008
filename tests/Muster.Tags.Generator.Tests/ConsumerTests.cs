namespace Muster.Tags.Generator.Tests;

/// <summary>Over <see cref="Policies"/>, which the SDK's compiler has compiled.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public void Property_IsTheParsedFilter()
    {
        Assert.Equal(Parse("plan-pro:yes,env-preview:no"), Policies.Paying);
        Assert.Same(Policies.Paying, Policies.Paying);
        Assert.Equal("Muster.Tags.Generator.Tests.Policies.Paying", Policies.Paying.Name);
        Assert.True(Policies.Paying.Matches(["plan-pro"]));
        Assert.False(Policies.Paying.Matches(["plan-pro", "env-preview"]));
    }

    [Fact]
    public void Method_WithoutHoles_IsTheParsedFilter()
    {
        Assert.Equal(
            Parse("(region-*:yes|plan-ent:yes),muster:suspended:no,a {b}:no"), Policies.Global());
        Assert.True(Policies.Global().Matches(["region-weur"], SystemTags.Protected));
        Assert.False(Policies.Global().Matches(["region-weur"], SystemTags.Suspended));
        Assert.False(Policies.Global().Matches(["region-weur", "a {b}"]));
    }

    [Fact]
    public void Holes_AreFilledByName() => Assert.Equal(
        Parse("c1-k1*:no|env-c1:yes|c1-k1*:yes"), Policies.Mixed(@class: "k1", customer: "c1"));

    [Fact]
    public void PrivateMembers_Work() => Assert.Equal("flag:no", Policies.Nested.Shown.ToString());

    [Fact]
    public void ParsedFilters_HaveNoName() => Assert.Null(Parse("a:yes").Name);

    [Fact]
    public void Registry_ListsAllByName()
    {
        Assert.Equal(
            [
                "Muster.Tags.Generator.Tests.Policies.Carrying(tag) = {tag}:yes",
                "Muster.Tags.Generator.Tests.Policies.Global() = "
                    + "(region-*:yes|plan-ent:yes),muster:suspended:no,\"a {{b}}\":no",
                "Muster.Tags.Generator.Tests.Policies.Mixed(class,customer) = "
                    + "{customer}-{class}*:no|env-{customer}:yes|{customer}-{class}*:yes",
                "Muster.Tags.Generator.Tests.Policies.Nested.Hidden() = flag:no",
                "Muster.Tags.Generator.Tests.Policies.Paying() = plan-pro:yes,env-preview:no",
                "Muster.Tags.Generator.Tests.Policies.Previews(id) = customer-{id}:yes,env-preview:yes",
            ],
            GeneratedTagFilters.All.Select(filter =>
                $"{filter.Name}({string.Join(",", filter.Parameters)}) = {filter.Text}"));
    }

    [Fact]
    public void Registry_MakesFilters()
    {
        Assert.Same(
            Policies.Paying, GeneratedTagFilters.Find("Muster.Tags.Generator.Tests.Policies.Paying")!.Create());
        var previews = GeneratedTagFilters.Find("Muster.Tags.Generator.Tests.Policies.Previews")!;
        Assert.Equal(Policies.Previews("7"), previews.Create("7"));
        var refusal = Assert.Throws<ArgumentException>(() => previews.Create());
        Assert.Equal(
            "expected 1 values for 'Muster.Tags.Generator.Tests.Policies.Previews', found 0 (Parameter 'values')",
            refusal.Message);
        Assert.Null(GeneratedTagFilters.Find("Paying"));
    }

    private static TagFilter Parse(string text) => TagFilter.Parse(text, TagFilterDialect.Extended);
}
