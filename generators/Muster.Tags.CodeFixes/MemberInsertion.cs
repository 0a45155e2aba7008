using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Muster.Tags.CodeFixes;

/// <summary>Adds a generated member to the type around a call, and uses it there.</summary>
internal static class MemberInsertion
{
    /// <summary>Whether the types around can hold a generated member.</summary>
    public static bool IsPossible(SyntaxNode call)
    {
        var types = call.Ancestors().OfType<TypeDeclarationSyntax>().ToList();
        return types.Count > 0 && types.TrueForAll(type => type.TypeParameterList is null);
    }

    public static SyntaxNode Insert(SyntaxNode root, InvocationExpressionSyntax call, FilterText filter)
    {
        var type = call.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        var taken = type.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));
        var name = Names.Unique(Names.OfMember(call), new HashSet<string>(taken.Select(token => token.ValueText)));

        var use = SyntaxFactory.ParseExpression(name + Arguments(filter)).WithTriviaFrom(call);
        var marked = root.TrackNodes([call, .. call.Ancestors().OfType<TypeDeclarationSyntax>()]);
        marked = marked.ReplaceNode(marked.GetCurrentNode(call)!, use);
        var current = marked.GetCurrentNode(type)!;
        marked = marked.ReplaceNode(current, current.AddMembers(Declare(name, filter, type)));
        foreach (var around in call.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (!around.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                current = marked.GetCurrentNode(around)!;
                marked = marked.ReplaceNode(current, MakePartial(current));
            }
        }

        return marked;
    }

    private static string Arguments(FilterText filter) =>
        filter.Holes.Count == 0 ? "" : $"({string.Join(", ", filter.Holes.Select(hole => hole.Value.ToString()))})";

    private static MemberDeclarationSyntax Declare(string name, FilterText filter, TypeDeclarationSyntax type)
    {
        var parameters = string.Join(", ", filter.Holes.Select(hole => $"string {hole.Name}"));
        var end = filter.Holes.Count == 0 ? " { get; }" : $"({parameters});";
        var literal = SymbolDisplay.FormatLiteral(filter.Template, quote: true);
        var line = type.GetTrailingTrivia().ToString().Contains("\r\n") ? "\r\n" : "\n";
        return SyntaxFactory.ParseMemberDeclaration(
                $"{line}[global::Muster.Tags.GeneratedTagFilter({literal})]{line}"
                + $"private static partial global::Muster.Tags.TagFilter {name}{end}{line}")!
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    /// <summary><c>partial</c> is the last modifier; what stands before the type stays before it.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        var keyword = type.Keyword;
        return type.WithKeyword(keyword.WithLeadingTrivia())
            .WithModifiers([partial.WithLeadingTrivia(keyword.LeadingTrivia)]);
    }
}
