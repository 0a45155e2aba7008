extern alias generator;
using CsCheck;
using generator::Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Tests;

public sealed class TemplateTests
{
    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.OneOf(
            "a:yes", "b:no", "(", ")", ",", "|", "!", "\"", "\\", "*", ":", " ", "{", "}", "{{", "}}", "{x}", "{long_name}",
            "{x}:yes", "\uE000", "\uE001", "\uD83D", "&"),
        Gen.Char.Select(c => c.ToString())).Array[0, 30].Select(string.Concat);

    [Fact]
    public void Reading_NeverThrows_AndPointsIntoTheText() => Noise.Sample(text =>
    {
        if (FilterTemplate.Read(text).Error is { } error)
        {
            Assert.InRange(error.Column, 1, text.Length + 1);
            Assert.InRange(error.Length, 0, text.Length + 1 - error.Column);
            Assert.StartsWith("expected ", error.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void TextWithoutBraces_IsReadAsTheLibraryReadsIt() => Noise.Sample(text =>
    {
        text = text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var isFilter = TagFilter.TryParse(text, TagFilterDialect.Extended, out _, out var expected);
        var template = FilterTemplate.Read(text);
        Assert.Equal(isFilter, template.Error is null);
        Assert.Equal(expected?.ToString(), template.Error?.ToString());
    });

    [Theory]
    [InlineData("a-{x}-{{b}}{y}{y}:yes", "a-|x!|-{b}|y!|y!")]
    [InlineData("\"{{{x}}}\"*:yes", "{|x!|}")]
    [InlineData("\uE000{x}\uE000:yes", "\uE000|x!|\uE000")]
    public void Tag_IsSplitAtItsHoles(string text, string parts)
    {
        var template = FilterTemplate.Read(text);
        var tag = Assert.IsType<generator::Muster.Tags.TagFilterTerm>(template.Root).Tag;
        Assert.Equal(parts, string.Join('|', template.Split(tag).Select(part => part.Text + (part.IsHole ? "!" : ""))));
        Assert.StartsWith(template.Restore(tag), text.Trim('"'), StringComparison.Ordinal);
    }
}
