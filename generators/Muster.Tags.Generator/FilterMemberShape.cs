using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Muster.Tags.Generator;

/// <summary>Which members filters are generated for.</summary>
internal static class FilterMemberShape
{
    /// <summary>Whether the compiler waits for another half of this member, in a place where it can stand.</summary>
    public static bool NeedsBody(ISymbol member) =>
        member is IMethodSymbol { IsPartialDefinition: true, PartialImplementationPart: null }
            or IPropertySymbol { IsPartialDefinition: true, PartialImplementationPart: null, IsIndexer: false }
        && TypesAround(member).All(IsPartial);

    /// <summary>Says what is wrong with the member's shape; null if nothing is.</summary>
    public static string? Explain(ISymbol member)
    {
        var type = member is IMethodSymbol returning ? returning.ReturnType : ((IPropertySymbol)member).Type;
        if (type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) != "Muster.Tags.TagFilter")
        {
            return $"a member that returns 'TagFilter', found '{type.ToDisplayString()}'";
        }

        if (!member.IsStatic)
        {
            return "a static member, found an instance member";
        }

        return ExplainContainer(member)
            ?? (member is IMethodSymbol found ? ExplainMethod(found) : ExplainProperty((IPropertySymbol)member));
    }

    /// <summary>The containing types, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesAround(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax syntax
            && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether nobody but the generator has implemented the member; analyzers see its half, too.</summary>
    private static bool IsOpen(ISymbol? implementation) =>
        implementation is null
        || implementation.DeclaringSyntaxReferences.All(half =>
            Path.GetFileName(half.SyntaxTree.FilePath) == TagFilterGenerator.FileName);

    private static string? ExplainContainer(ISymbol member)
    {
        foreach (var type in TypesAround(member))
        {
            if (type.IsGenericType)
            {
                return $"a type without type parameters around it, found '{type.ToDisplayString()}'";
            }

            if (!IsPartial(type))
            {
                return $"a partial type around it, found '{type.ToDisplayString()}'";
            }
        }

        return null;
    }

    private static string? ExplainProperty(IPropertySymbol property)
    {
        if (property.IsIndexer || property.SetMethod is not null || property.RefKind != RefKind.None)
        {
            return "a property with nothing but 'get'";
        }

        if (property.IsPartialDefinition)
        {
            return IsOpen(property.PartialImplementationPart)
                ? null
                : "a property without an implementation, found one";
        }

        return "a partial property without an implementation";
    }

    private static string? ExplainMethod(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.RefKind != RefKind.None)
        {
            return "a method without type parameters that returns a value";
        }

        if (!method.IsPartialDefinition)
        {
            return "a partial method without an implementation";
        }

        if (!IsOpen(method.PartialImplementationPart))
        {
            return "a method without an implementation, found one";
        }

        var wrong = method.Parameters.FirstOrDefault(parameter =>
            parameter.Type.SpecialType != SpecialType.System_String || parameter.RefKind != RefKind.None);
        return wrong is null ? null : $"parameters of type 'string', found '{wrong.ToDisplayString()}'";
    }
}
