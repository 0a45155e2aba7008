namespace Muster.Tags.Generator.Tests;

public sealed class MemberRuleTests
{
    [Theory]
    [InlineData("prod", "TF0001 Error [prod] Tag filter, column 1: expected 'tag:yes' or 'tag:no', found 'prod'")]
    [InlineData("", "TF0001 Error [\"\"] Tag filter, column 1: expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData("a:yes,", "TF0001 Error [] Tag filter, column 7: expected 'tag:yes' or 'tag:no', found the end")]
    [InlineData("a:yes,b:maybe", "TF0002 Error [maybe] Tag filter, column 9: expected 'yes' or 'no' after ':', found 'maybe'")]
    [InlineData("a*b:yes", "TF0003 Error [b] Tag filter, column 3: expected ':yes' or ':no' after '*', found 'b'")]
    [InlineData(
        "a:yes,b:no|c:no",
        "TF0004 Error [|] Tag filter, column 11: expected ',' or the end, found '|'; "
            + "parentheses say which of the two binds first")]
    [InlineData("(a:yes", "TF0005 Error [] Tag filter, column 7: expected ')' for the '(' in column 1, found the end")]
    [InlineData("(a:yes)b:no", "TF0006 Error [b] Tag filter, column 8: expected ',', '|' or the end, found 'b'")]
    [InlineData("a&b:yes", "TF0009 Error [a&b] Tag filter, column 1: expected a tag without ',', '&' and U+0000, found 'a&b'")]
    [InlineData("a:yes,b:no,a:yes", "TF0010 Warning [a:yes] Tag filter, column 12: expected each term once, found 'a:yes' again")]
    [InlineData(
        "a:yes,b:yes,a:no",
        "TF0011 Error [a:no] Tag filter, column 13: expected a filter that something matches, found 'a:no' beside 'a:yes'")]
    [InlineData(
        "a:yes,!(b:yes|ab:yes|a*:yes)",
        "TF0011 Error [a*:yes] Tag filter, column 22: expected a filter that something matches, found 'a*:no' beside 'a:yes'")]
    [InlineData(
        "c:yes,(a:yes|a:no)",
        "TF0011 Error [a:no] Tag filter, column 14: "
            + "expected a filter that something does not match, found 'a:no' as an alternative to 'a:yes'")]
    [InlineData("a:no", "TF0012 Info [\"a:no\"] Tag filter: expected a term that every match must carry, found 'a:no'")]
    [InlineData(
        "a:yes,b:yes,c:yes,d:yes,e:yes,f:yes,g:yes,h:yes,i:yes,j:no",
        "TF0015 Error [i:yes] Tag filter, column 49: expected at most 8 tags, found 9")]
    [InlineData(
        "customer-{id}:yes",
        "TF0016 Error [{id}] Tag filter, column 10: expected for the hole a method with a string parameter of that name, "
            + "found '{id}'")]
    [InlineData(
        "a:yes,b{id:yes",
        "TF0018 Error [{] Tag filter, column 8: expected '}' for the '{' in column 8, found the end; "
            + "a brace that is text is doubled")]
    [InlineData(
        "a}:yes", "TF0018 Error [}] Tag filter, column 2: expected '}}', found '}'; a brace that is text is doubled")]
    [InlineData(
        "a{b-c}:yes",
        "TF0018 Error [{b-c}] Tag filter, column 2: expected a parameter's name between '{' and '}', found 'b-c'")]
    public async Task Property_IsTold(string filter, string expected) => await AssertFoundAsync(
        $"[GeneratedTagFilter(\"{filter}\")] static partial TagFilter X {{ get; }}", expected);

    [Theory]
    [InlineData("a:yes,!b:yes,customer-*:no,muster:protected:no")]
    [InlineData("(a:yes,b:no)|(a:no,b:yes)")]
    [InlineData("a:yes,b:yes,c:yes,d:yes,e:yes,f:yes,g:yes,h:yes,muster:protected:yes")]
    public async Task GoodFilter_IsNotMentioned(string filter) => await AssertFoundAsync(
        $"[GeneratedTagFilter(\"{filter}\")] static partial TagFilter X {{ get; }}");

    [Theory]
    [InlineData(
        "customer-{customer}:yes,{id}:no",
        "TF0016 Error [{customer}] Tag filter, column 10: expected for the hole a parameter: 'id', found '{customer}'")]
    [InlineData(
        "customer:yes",
        "TF0017 Error [id] Tag filter: expected a hole '{id}' for the parameter 'id', found none")]
    [InlineData("a:{id}", "TF0002 Error [{id}] Tag filter, column 3: expected 'yes' or 'no' after ':', found '{id}'")]
    [InlineData(
        "{id}:yes{id}", "TF0002 Error [yes{id}] Tag filter, column 6: expected 'yes' or 'no' after ':', found 'yes{id}'")]
    [InlineData("{id}", "TF0001 Error [{id}] Tag filter, column 1: expected 'tag:yes' or 'tag:no', found '{id}'")]
    [InlineData("(a:yes){id}", "TF0006 Error [{] Tag filter, column 8: expected ',', '|' or the end, found '{'")]
    [InlineData(
        "{id}:yes,{{id}}:yes,{id}:no",
        "TF0011 Error [{id}:no] Tag filter, column 21: expected a filter that something matches, "
            + "found '{id}:no' beside '{id}:yes'")]
    public async Task Method_IsTold(string filter, string expected) => await AssertFoundAsync(
        $"[GeneratedTagFilter(\"{filter}\")] private static partial TagFilter X(string id);", expected);

    [Theory]
    [InlineData("partial TagFilter X { get; }", "a static member, found an instance member")]
    [InlineData("static TagFilter X => null!;", "a partial property without an implementation")]
    [InlineData("static partial string X { get; }", "a member that returns 'TagFilter', found 'string'")]
    [InlineData("static partial TagFilter X { get; set; }", "a property with nothing but 'get'")]
    [InlineData("private static partial TagFilter X<T>();", "a method without type parameters that returns a value")]
    [InlineData("static TagFilter X() => null!;", "a partial method without an implementation")]
    public async Task Shape_IsTold(string member, string expected) => await AssertFoundAsync(
        $"[GeneratedTagFilter(\"a:yes\")] {member}", $"TF0022 Error [X] Tag filter: expected {expected}");

    [Fact]
    public async Task ParameterThatIsNoString_IsTold() => await AssertFoundAsync(
        "[GeneratedTagFilter(\"a-{id}:yes\")] private static partial TagFilter X(int id);",
        "TF0022 Error [X] Tag filter: expected parameters of type 'string', found 'int id'");

    [Theory]
    [InlineData("@\"\"\"a\"\":yes,b\"")]
    [InlineData("\"\\\"a\\\":yes,b\"")]
    [InlineData("\"\\x22\\u0061\\U00000022\\x3ayes,b\"")]
    [InlineData("\"\\U0001F600:yes,b\"")]
    [InlineData("\"\"\"a:yes,b\"\"\"")]
    [InlineData("\"\"\"\" \"a\":yes,b\"\"\"\"")]
    [InlineData("\"\"\"\n    a:yes\n\n      ,b\n    \"\"\"")]
    [InlineData("\"\"\"\r\n    a:yes,\r\n    b\r\n    \"\"\"")]
    [InlineData("(\"a:\" + @\"yes,\" + \"b\")")]
    [InlineData("Start + \"b\"")]
    public async Task Location_IsExactInAnyLiteral(string literal)
    {
        var found = await Analyze.SourceAsync(
            "using Muster.Tags; static partial class C { const string Start = \"a:yes,\";\n"
            + $"[GeneratedTagFilter({literal})] static partial TagFilter X {{ get; }} }}");
        var diagnostic = Assert.Single(found);
        Assert.StartsWith("TF0001 Error [b] ", Analyze.Show(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConstantByName_IsUnderlinedWhole()
    {
        var found = await Analyze.SourceAsync(
            "using Muster.Tags; static partial class C { const string Text = \"a:maybe\";\n"
            + "[GeneratedTagFilter(Text)] static partial TagFilter X { get; } }");
        Assert.Equal(
            ["TF0002 Error [Text] Tag filter, column 3: expected 'yes' or 'no' after ':', found 'maybe'"],
            found.Select(Analyze.Show));
    }

    [Fact]
    public async Task Pragma_Suppresses() => await AssertFoundAsync(
        """
        #pragma warning disable TF0012
        [GeneratedTagFilter("a:no")] static partial TagFilter X { get; }
        #pragma warning restore TF0012
        """);

    private static async Task AssertFoundAsync(string member, params string[] expected)
    {
        var found = await Analyze.SourceAsync($"using Muster.Tags; partial class C {{\n{member}\n}}");
        Assert.Equal(expected, found.Select(Analyze.Show));
    }
}
