using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.CodeFixes;

/// <summary>A filter as a generated member states it.</summary>
/// <param name="Template">In the extended dialect, with holes.</param>
/// <param name="Holes">The holes' names with the expressions that fill them.</param>
internal sealed record FilterText(string Template, IReadOnlyList<(string Name, ExpressionSyntax Value)> Holes)
{
    /// <summary>Reads a constant or an interpolated string; null where it is neither, or no filter.</summary>
    public static FilterText? TryRead(ExpressionSyntax expression, TagFilterDialect dialect, SemanticModel model)
    {
        var text = new StringBuilder();
        var holes = new List<(string Name, ExpressionSyntax Value)>();
        if (model.GetConstantValue(expression) is { HasValue: true, Value: string constant })
        {
            text.Append(Escape(constant));
        }
        else if (expression is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var part in interpolated.Contents)
            {
                text.Append(part is InterpolationSyntax value
                    ? $"{{{AddHole(holes, value, model)}}}"
                    : Escape(Text(part, model)));
            }
        }

        var template = FilterTemplate.Read(text.ToString(), dialect);
        return template.Root is { } root
            ? new FilterText(template.Restore(TagFilterPrinter.Print(root)), holes)
            : null; // Also where a value stands for more than a part of a tag: no hole can say that.
    }

    /// <summary>What stands between the values, its own doubled braces and escapes resolved.</summary>
    private static string Text(InterpolatedStringContentSyntax part, SemanticModel model) =>
        model.GetOperation(part) is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text }
            ? text
            : "";

    private static string Escape(string text) => text.Replace("{", "{{").Replace("}", "}}");

    private static string AddHole(
        List<(string Name, ExpressionSyntax Value)> holes, InterpolationSyntax interpolation, SemanticModel model)
    {
        var value = interpolation.Expression.WithoutTrivia();
        var isPlainText = model.GetTypeInfo(interpolation.Expression).Type?.SpecialType == SpecialType.System_String
            && interpolation is { AlignmentClause: null, FormatClause: null };
        if (!isPlainText)
        {
            // As text exactly as before: culture, format and all.
            value = SyntaxFactory.ParseExpression(
                $"$\"{{{value}{interpolation.AlignmentClause}{interpolation.FormatClause}}}\"");
        }

        var same = holes.FindIndex(hole => SyntaxFactory.AreEquivalent(hole.Value, value));
        if (same >= 0)
        {
            return holes[same].Name;
        }

        var name = Names.Unique(Names.OfParameter(interpolation.Expression), holes.ConvertAll(hole => hole.Name));
        holes.Add((name, value));
        return name;
    }
}
