using System.Text;

namespace Muster.Gateway.Tests;

public sealed class TagListTests
{
    private const string NoList = """tags body: expected a list of strings such as ["TAG1", "TAG2"], found something else.""";

    [Theory]
    [InlineData("""["a","b"]""", "a|b")]
    [InlineData("['TAG1', 'TAG2', 'TAG3']", "TAG1|TAG2|TAG3")]
    [InlineData(" [ 'it\\'s' ] ", "it's")]
    [InlineData("[]", "")]
    [InlineData("""["d","e","d"]""", "d|e")]
    [InlineData("['ü']", "ü")]
    public void Parse_ReadsBothSpellings(string body, string expected)
    {
        var problems = new Problems(ErrorCodes.InvalidBody);
        Assert.Equal(expected, string.Join('|', TagList.Parse(Encoding.UTF8.GetBytes(body), 8, problems)));
        Assert.Empty(problems.Found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("['a'")]
    [InlineData("['a',]")]
    [InlineData("['a' 'b']")]
    [InlineData("['a'] trailing")]
    [InlineData("[,'a']")]
    [InlineData("['a\\']")]
    [InlineData("\"a\"")]
    [InlineData("""["\ud800"]""")]
    public void Parse_RefusesWhatIsNoListOfStrings(string body)
    {
        var problems = new Problems(ErrorCodes.InvalidBody);
        TagList.Parse(Encoding.UTF8.GetBytes(body), 8, problems);
        Assert.Equal([new(RefusalReason.Invalid, ErrorCodes.InvalidBody, NoList)], problems.Found);
    }

    [Fact]
    public void Parse_RefusesBytesThatAreNoUtf8()
    {
        var problems = new Problems(ErrorCodes.InvalidBody);
        TagList.Parse([0xff, 0xfe], 8, problems);
        Assert.Equal(NoList, problems.Found.Single().Message);
    }

    [Fact]
    public void Check_TellsEveryBadTag()
    {
        var problems = new Problems(ErrorCodes.InvalidBody);
        TagList.Check(["ok", "a,b", "muster:free", "muster:protected"], 8, problems);
        Assert.Equal([ErrorCodes.InvalidTag, ErrorCodes.ReservedTag], problems.Found.Select(problem => problem.Code));
    }

    [Fact]
    public void Check_CountsDuplicatesOnce()
    {
        var problems = new Problems(ErrorCodes.InvalidBody);
        Assert.Equal(["a", "b"], TagList.Check(["a", "b", "a"], 2, problems));
        TagList.Check(["a", "b", "c"], 2, problems);
        Assert.Equal(
            [new(RefusalReason.Invalid, ErrorCodes.TooManyTags, "tags: expected at most 2 tags, found 3")],
            problems.Found);
    }
}
