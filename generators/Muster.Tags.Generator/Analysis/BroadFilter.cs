using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Muster.Tags.Generator.Templates;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Tells whether scripts without tags match a filter, as far as the code says what the filter is.</summary>
internal static class BroadFilter
{
    public static bool IsBroad(IOperation value, INamedTypeSymbol filter) =>
        FilterSymbols.FollowLocal(value) switch
        {
            IPropertyReferenceOperation { Property: var property } => IsBroad(property),
            IInvocationOperation { TargetMethod: var method } call => IsBroad(method) || IsBroad(call, filter),
            _ => false,
        };

    /// <summary>A generated member.</summary>
    private static bool IsBroad(ISymbol member) =>
        member.GetAttributes()
            .FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == TagFilterGenerator.AttributeName)
            ?.ConstructorArguments.FirstOrDefault().Value is string text
        && FilterTemplate.Read(text).Root is { } root
        && root.Matches([], SystemTags.None);

    /// <summary>A parsed constant, or a filter made of terms.</summary>
    private static bool IsBroad(IInvocationOperation call, INamedTypeSymbol filter)
    {
        if (FilterSymbols.ParsedText(call, filter) is { ConstantValue: { HasValue: true, Value: string text } })
        {
            return FilterSymbols.Dialect(call) is { } dialect
                && FilterTemplate.ReadPlain(text, dialect).Root is { } root
                && root.Matches([], SystemTags.None);
        }

        var isTerm = call.TargetMethod.ContainingType.ToDisplayString() == "Muster.Tags.Tag";
        if (isTerm)
        {
            return call.TargetMethod.Name is "No" or "NoPrefix";
        }

        return SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, filter)
            && call.Arguments.FirstOrDefault()?.Value
                is IArrayCreationOperation { Initializer.ElementValues: var parts }
            && call.TargetMethod.Name switch
            {
                "All" => parts.All(part => IsBroad(part, filter)),
                "Any" => parts.Any(part => IsBroad(part, filter)),
                _ => false,
            };
    }
}
