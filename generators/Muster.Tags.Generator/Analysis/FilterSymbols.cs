using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Recognises the library's members in code.</summary>
internal static class FilterSymbols
{
    public const string TagFilterName = "Muster.Tags.TagFilter";

    /// <summary>The text that a call of <c>Parse</c> or <c>TryParse</c> reads; null for other calls.</summary>
    public static IOperation? ParsedText(IInvocationOperation call, INamedTypeSymbol filter) =>
        call.TargetMethod.Name is "Parse" or "TryParse"
        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, filter)
            ? Argument(call, "text")
            : null;

    /// <summary>The dialect that a call reads, if it is a constant.</summary>
    public static TagFilterDialect? Dialect(IInvocationOperation call) =>
        Argument(call, "dialect")?.ConstantValue is { HasValue: true, Value: int dialect }
            ? (TagFilterDialect)dialect
            : null;

    /// <summary>Where a text is put together from values; null if it is not, or not in sight.</summary>
    public static IOperation? FindBuiltText(IOperation text)
    {
        var source = FollowLocal(text);
        var isBuilt = source switch
        {
            { ConstantValue.HasValue: true } => false,
            IInterpolatedStringOperation => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => true,
            IInvocationOperation { TargetMethod: { Name: "Concat" or "Format" or "Join" } method } =>
                method.ContainingType.SpecialType == SpecialType.System_String,
            _ => false,
        };
        return isBuilt ? source : null;
    }

    /// <summary>The value that a local was declared with; otherwise the operation without conversions.</summary>
    public static IOperation FollowLocal(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        // A declaration that stands before its use: so this ends even in code that does not compile.
        if (operation is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } references }
            && references[0].Span.End < operation.Syntax.SpanStart
            && operation.SemanticModel!.GetOperation(references[0].GetSyntax()) is IVariableDeclaratorOperation declared
            && declared.GetVariableInitializer()?.Value is { } value)
        {
            return FollowLocal(value);
        }

        return operation;
    }

    public static bool Has(ISymbol symbol, INamedTypeSymbol attribute) =>
        symbol.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute));

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
