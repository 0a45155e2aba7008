using CsCheck;
using Muster.Tags.Compiled;

namespace Muster.Tags.Generator.Tests;

public sealed class HoleTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.OneOf(
            ",", "|", ":", "\"", "\\", "*", "!", "(", ")", "{", "}", " ", "&", "\0", "\n", "yes", ":no", "a", "é", "\uD83D",
            "\uDE00", "\uE000", "muster:", "protected"),
        Gen.Char.Select(c => c.ToString())).Array[0, 6].Select(string.Concat);

    [Theory]
    [InlineData("", "expected a tag of at least one character, found an empty one")]
    [InlineData("7:yes,x", "expected a tag without ',', '&' and U+0000, found '7:yes,x'")]
    [InlineData("a&b", "expected a tag without ',', '&' and U+0000, found 'a&b'")]
    [InlineData("\0", "expected a tag without ',', '&' and U+0000, found '\\u0000'")]
    public void Value_ThatIsNoTag_IsRefusedByName(string value, string message)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Policies.Previews(value));
        Assert.Equal($"{message} (Parameter 'id')", refusal.Message);
        Assert.Equal("id", refusal.ParamName);
    }

    [Fact]
    public void Null_IsRefusedByName() =>
        Assert.Equal("id", Assert.Throws<ArgumentNullException>(() => Policies.Previews(null!)).ParamName);

    [Fact]
    public void Value_ThatFillsTheTag_IsTaken()
    {
        var value = new string('a', 1024 - "customer-".Length);
        Assert.True(Policies.Previews(value).Matches(["customer-" + value, "env-preview"]));
    }

    [Fact]
    public void Value_ThatMakesTheTagTooLong_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Policies.Previews(new string('a', 1016)));
        Assert.Equal(
            "expected a tag of at most 1024 bytes in UTF-8, found one of 1025 (Parameter 'id')", refusal.Message);
        refusal = Assert.Throws<ArgumentException>(() => Policies.Carrying(new string('a', 2000)));
        Assert.Equal(
            "expected a tag of at most 1024 bytes in UTF-8, found one of 2000 (Parameter 'tag')", refusal.Message);
    }

    [Fact]
    public void HalvesOfAPair_AreRefusedEachForItself()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Policies.Mixed("\uDE00", "\uD83D"));
        Assert.Equal(
            "expected a tag of whole characters, found half a surrogate pair in '\\uD83D' (Parameter 'customer')",
            refusal.Message);
    }

    [Fact]
    public void Value_IsDataAndNeverSyntax() => Hostile.Sample(value =>
    {
        if (MakeTag(value) is not { } expected)
        {
            Assert.Equal("tag", Assert.ThrowsAny<ArgumentException>(() => Policies.Carrying(value)).ParamName);
            return;
        }

        var filter = Policies.Carrying(value);
        Assert.Equal(expected, filter);
        foreach (var tag in (string[])[value, "a", "yes", "x", value + ":yes", value + "a", ""])
        {
            foreach (var system in Enum.GetValues<SystemTags>())
            {
                Assert.Equal(expected.Matches([tag], system), filter.Matches([tag], system));
            }
        }
    });

    // A hole is a part of a tag here, and the generated code reads rows of an index as well.
    [Fact]
    public void Value_WithinATag_IsDataAndNeverSyntax() => Hostile.Where(value => MakeTag(value) is not null).Sample(value =>
    {
        var filter = Policies.Previews(value);
        Assert.Equal(TagFilter.All(Tag.Yes("customer-" + value), Tag.Yes("env-preview")), filter);
        Assert.Equal(filter, TagFilter.Parse(filter.ToString(), TagFilterDialect.Extended));

        string[] meant = ["customer-" + value, "env-preview"];
        string[][] others = [[], ["env-preview"], [value, "env-preview"], ["customer-", "env-preview"], [meant[0]], ["customer-a", "x"]];
        var index = TagIndex.Build(
            others.Append(meant).Select((tags, i) => new IndexedScript($"s{i}", tags, SystemTags.None)));
        Assert.All(others, tags => Assert.False(filter.Matches(tags)));
        Assert.True(filter.Matches(meant));
        Assert.Equal(["s6"], index.Page(filter, null, 10));
        Assert.Equal(1, index.CountByScan(Assert.IsAssignableFrom<CompiledTagFilter>(filter.Predicate)));
    });

    private static TagFilter? MakeTag(string value)
    {
        try
        {
            return TagFilter.All(Tag.Yes(value));
        }
        catch (ArgumentException)
        {
            return null; // The yardstick itself refuses: so must the hole.
        }
    }
}
