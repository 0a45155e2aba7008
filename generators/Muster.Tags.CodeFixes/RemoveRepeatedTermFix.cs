using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Muster.Tags.Generator;

namespace Muster.Tags.CodeFixes;

/// <summary>Removes a term that is there already, with the separator before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRepeatedTermFix)), Shared]
public sealed class RemoveRepeatedTermFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TermRepeated];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // Spans of one literal move as terms go.

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var start = FindSeparator(text, context.Span.Start);
        if (start < 0)
        {
            return; // Within parentheses of its own, or behind a constant's name.
        }

        var change = new TextChange(TextSpan.FromBounds(start, context.Span.End), "");
        context.RegisterCodeFix(
            CodeAction.Create(
                "Remove the repeated term",
                _ => Task.FromResult(context.Document.WithText(text.WithChanges(change))),
                nameof(RemoveRepeatedTermFix)),
            context.Diagnostics);
    }

    private static int FindSeparator(SourceText text, int term)
    {
        var position = term - 1;
        while (position > 0 && text[position] is ' ' or '\t' or '\r' or '\n' or '!')
        {
            position--;
        }

        return text[position] is ',' or '|' ? position : -1;
    }
}
