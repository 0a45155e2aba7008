using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Checks where filters are parsed, and where they decide what is destroyed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FilterUseAnalyzer : DiagnosticAnalyzer
{
    private const string DestructiveAttributeName = "Muster.Tags.DestructiveFilterAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. Rules.Language,
        Rules.TermRepeated,
        Rules.Contradiction,
        Rules.TooManyTags,
        Rules.ConstantParsed,
        Rules.BroadDestruction,
        Rules.TextBuilt,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(FilterSymbols.TagFilterName) is not { } filter)
            {
                return;
            }

            start.RegisterOperationAction(
                found => CheckParse(found, (IInvocationOperation)found.Operation, filter), OperationKind.Invocation);
            if (start.Compilation.GetTypeByMetadataName(DestructiveAttributeName) is { } destructive)
            {
                start.RegisterOperationAction(
                    found => CheckArgument(found, (IArgumentOperation)found.Operation, filter, destructive),
                    OperationKind.Argument);
            }
        });
    }

    private static void CheckParse(
        OperationAnalysisContext context, IInvocationOperation call, INamedTypeSymbol filter)
    {
        if (FilterSymbols.ParsedText(call, filter) is not { } text)
        {
            return;
        }

        if (text.ConstantValue is { HasValue: true, Value: string constant })
        {
            CheckConstant(context, call, text, constant);
        }
        else if (FilterSymbols.FindBuiltText(text) is { } built)
        {
            const string message =
                "expected values as data, by a hole or by 'Tag.Yes', found text that they become the syntax of";
            context.ReportDiagnostic(Diagnostic.Create(Rules.TextBuilt, built.Syntax.GetLocation(), message));
        }
    }

    private static void CheckConstant(
        OperationAnalysisContext context, IInvocationOperation call, IOperation text, string constant)
    {
        if (FilterSymbols.Dialect(call) is not { } dialect || text.Syntax is not ExpressionSyntax literal)
        {
            return;
        }

        var template = FilterTemplate.ReadPlain(constant, dialect);
        var map = new LiteralMap(literal, call.SemanticModel!);
        foreach (var finding in FilterCheck.Check(template))
        {
            context.ReportDiagnostic(finding.At(map.Locate(finding.Column, finding.Length)));
        }

        if (template.Root is not null && call.TargetMethod.Name == "Parse")
        {
            const string message = "expected a member with [GeneratedTagFilter] for a constant filter, found 'Parse'";
            context.ReportDiagnostic(Diagnostic.Create(Rules.ConstantParsed, call.Syntax.GetLocation(), message));
        }
    }

    private static void CheckArgument(
        OperationAnalysisContext context,
        IArgumentOperation argument,
        INamedTypeSymbol filter,
        INamedTypeSymbol destructive)
    {
        if (argument.Parameter is { } parameter
            && SymbolEqualityComparer.Default.Equals(parameter.Type, filter)
            && FilterSymbols.Has(parameter, destructive)
            && BroadFilter.IsBroad(argument.Value, filter))
        {
            var found = Found.Quote(argument.Value.Syntax.ToString());
            var message = "expected a filter whose matches carry a tag, "
                + $"found {found}, which scripts without any tags match";
            context.ReportDiagnostic(Diagnostic.Create(Rules.BroadDestruction, argument.Syntax.GetLocation(), message));
        }
    }
}
