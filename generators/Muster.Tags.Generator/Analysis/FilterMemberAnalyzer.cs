using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Checks each member marked with <c>[GeneratedTagFilter]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FilterMemberAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. Rules.Language,
        Rules.TermRepeated,
        Rules.Contradiction,
        Rules.NoPositiveTerm,
        Rules.TooManyTags,
        Rules.HoleUnknown,
        Rules.HoleUnused,
        Rules.MemberShape,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(TagFilterGenerator.AttributeName) is { } attribute)
            {
                start.RegisterSyntaxNodeAction(node => Check(node, attribute), SyntaxKind.Attribute);
            }
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (syntax.Parent?.Parent is not MemberDeclarationSyntax declaration
            || context.SemanticModel.GetDeclaredSymbol(declaration) is not { } member
            || member is not (IMethodSymbol or IPropertySymbol)
            || context.SemanticModel.GetSymbolInfo(syntax).Symbol is not { } constructor
            || !SymbolEqualityComparer.Default.Equals(constructor.ContainingType, attribute)
            || syntax.ArgumentList is not { Arguments: { Count: > 0 } arguments })
        {
            return;
        }

        if (FilterMemberShape.Explain(member) is { } shape)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.MemberShape, member.Locations[0], "expected " + shape));
        }

        CheckFilter(context, arguments[0].Expression, member);
    }

    private static void CheckFilter(SyntaxNodeAnalysisContext context, ExpressionSyntax literal, ISymbol member)
    {
        if (context.SemanticModel.GetConstantValue(literal) is not { HasValue: true, Value: var value })
        {
            return; // The compiler says that it must be a constant.
        }

        var text = value as string ?? ""; // Null is as empty as "".
        var template = FilterTemplate.Read(text);
        var map = new LiteralMap(literal, context.SemanticModel);
        foreach (var finding in FilterCheck.Check(template).Concat(CheckHoles(template, member)))
        {
            context.ReportDiagnostic(finding.At(map.Locate(finding.Column, finding.Length)));
        }

        if (template.Root is { } root)
        {
            CheckParameters(context, template, member);
            if (root.Matches([], SystemTags.None))
            {
                var message = $"expected a term that every match must carry, found {Found.Quote(text)}";
                context.ReportDiagnostic(Diagnostic.Create(Rules.NoPositiveTerm, literal.GetLocation(), message));
            }
        }
    }

    private static IEnumerable<FilterFinding> CheckHoles(FilterTemplate template, ISymbol member)
    {
        var parameters = Parameters(member);
        var expected = parameters.IsEmpty
            ? "a method with a string parameter of that name"
            : "a parameter: " + string.Join(", ", parameters.Select(parameter => $"'{parameter.Name}'"));
        return template.Holes.Where(hole => parameters.All(parameter => parameter.Name != hole.Text)).Select(hole =>
            new FilterFinding(
                Rules.HoleUnknown,
                hole.Start + 1,
                hole.Source.Length,
                $"expected for the hole {expected}, found '{hole.Source}'"));
    }

    private static void CheckParameters(SyntaxNodeAnalysisContext context, FilterTemplate template, ISymbol member)
    {
        foreach (var parameter in Parameters(member))
        {
            if (template.Holes.All(hole => hole.Text != parameter.Name))
            {
                var name = parameter.Name;
                var message = $"expected a hole '{{{name}}}' for the parameter '{name}', found none";
                context.ReportDiagnostic(Diagnostic.Create(Rules.HoleUnused, parameter.Locations[0], message));
            }
        }
    }

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol member) =>
        member is IMethodSymbol method ? method.Parameters : [];
}
