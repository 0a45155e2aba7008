using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Knows for each code unit of a constant text where in the source it is written.</summary>
internal sealed class LiteralMap
{
    private readonly ExpressionSyntax expression;
    private readonly SemanticModel model;
    private readonly List<TextSpan> spans = [];

    public LiteralMap(ExpressionSyntax expression, SemanticModel model)
    {
        (this.expression, this.model) = (expression, model);
        Map(expression);
    }

    /// <summary>Where a part of the text is written; the part may be empty, and stand at the end.</summary>
    /// <param name="column">From 1.</param>
    /// <param name="length">In code units.</param>
    public Location Locate(int column, int length)
    {
        var (start, end) = (column - 1, column - 1 + length);
        if (spans.Count == 0 || end > spans.Count)
        {
            return expression.GetLocation();
        }

        var from = start < spans.Count ? spans[start].Start : spans[start - 1].End;
        return Location.Create(
            expression.SyntaxTree, TextSpan.FromBounds(from, length == 0 ? from : spans[end - 1].End));
    }

    private void Map(ExpressionSyntax part)
    {
        switch (part)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Map(parenthesized.Expression);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                Map(sum.Left);
                Map(sum.Right);
                break;
            default:
                var text = model.GetConstantValue(part).Value as string ?? "";
                var units = part is LiteralExpressionSyntax literal ? LiteralUnits.Read(literal.Token) : [];
                spans.AddRange(units.Count == text.Length
                    ? units
                    : Enumerable.Repeat(part.Span, text.Length)); // A constant by its name: the name is all there is.
                break;
        }
    }
}
