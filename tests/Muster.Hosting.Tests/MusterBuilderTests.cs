using Muster.Contracts;
using Muster.Tags;

namespace Muster.Hosting.Tests;

public sealed class MusterBuilderTests
{
    private static readonly TagFilter Filter = TagFilter.All(Tag.Yes("a"));

    [Fact]
    public void APolicy_IsNamedByItsFilter_WhereNothingElseIsSaid()
    {
        var policies = new MusterBuilder().Retain(Filter, TimeSpan.FromDays(7)).Protect(Filter, "held").Count("all", Filter).Build();

        Assert.Equal(
            [
                new Policy { Kind = PolicyKind.Retain, Name = "a:yes", Filter = "a:yes", Age = TimeSpan.FromDays(7) },
                new Policy { Kind = PolicyKind.Protect, Name = "held", Filter = "a:yes" },
                new Policy { Kind = PolicyKind.Count, Name = "all", Filter = "a:yes" },
            ],
            policies.Declared);
    }

    [Fact]
    public void TwoOfAKind_NeedTwoNames()
    {
        var builder = new MusterBuilder().Protect(Filter);

        builder.Retain(Filter, TimeSpan.FromDays(1));
        var exception = Assert.Throws<ArgumentException>(() => builder.Protect(Filter));

        Assert.Equal(
            "expected one Protect policy 'a:yes', found two: give them different names (Parameter 'name')",
            exception.Message);
    }

    [Fact]
    public void AnAge_IsPositive_AndANameIsShort()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MusterBuilder().Retain(Filter, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => new MusterBuilder().Count(" ", Filter));
        Assert.Throws<ArgumentException>(() => new MusterBuilder().Protect(Filter, new string('x', 257)));
    }
}
