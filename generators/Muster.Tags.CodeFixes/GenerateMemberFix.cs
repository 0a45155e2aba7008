using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Muster.Tags.Generator;
using Muster.Tags.Generator.Analysis;

namespace Muster.Tags.CodeFixes;

/// <summary>Turns a call of <c>TagFilter.Parse</c> into a generated member, with holes for values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GenerateMemberFix)), Shared]
public sealed class GenerateMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ConstantParsed, RuleIds.TextBuilt];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // Each member wants a name that a person chooses.

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var call = root?.FindNode(context.Span, getInnermostNodeForTie: true)
            .FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null
            || model?.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || operation.TargetMethod is not { Name: "Parse", ContainingType: var filter }
            || filter.ToDisplayString() != FilterSymbols.TagFilterName
            || FilterSymbols.Dialect(operation) is not { } dialect
            || FilterSymbols.ParsedText(operation, filter)?.Syntax is not ExpressionSyntax text
            || FilterText.TryRead(text, dialect, model) is not { } found
            || !MemberInsertion.IsPossible(call))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Generate the filter from a member of its own",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(MemberInsertion.Insert(root!, call, found))),
                nameof(GenerateMemberFix)),
            context.Diagnostics);
    }
}
