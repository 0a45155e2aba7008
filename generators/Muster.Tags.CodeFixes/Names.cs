using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Muster.Tags.CodeFixes;

/// <summary>Finds names for what is generated.</summary>
internal static class Names
{
    /// <summary>What a value is called where it is used: <c>id</c> for <c>customer.Id</c>.</summary>
    public static string OfParameter(ExpressionSyntax value)
    {
        var name = value switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => "value",
        };
        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "value"; // Holes are written without '@'.
    }

    /// <summary>What the variable is called that the filter goes to; otherwise <c>Filter</c>.</summary>
    public static string OfMember(ExpressionSyntax call) =>
        call.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            ? char.ToUpperInvariant(variable.Identifier.ValueText[0]) + variable.Identifier.ValueText.Substring(1)
            : "Filter";

    public static string Unique(string name, ICollection<string> taken)
    {
        var unique = name;
        for (var i = 2; taken.Contains(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }
}
