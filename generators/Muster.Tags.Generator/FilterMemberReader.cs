using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Muster.Tags.Generator.Model;

namespace Muster.Tags.Generator;

/// <summary>Turns a marked member into its model.</summary>
internal static class FilterMemberReader
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NameFormat = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>Null for a member without another half to write: the compiler does not miss one.</summary>
    public static FilterMember? Read(GeneratorAttributeSyntaxContext found)
    {
        var member = found.TargetSymbol;
        return FilterMemberShape.NeedsBody(member)
            ? new FilterMember
            {
                Namespace = member.ContainingNamespace.IsGlobalNamespace
                    ? ""
                    : member.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
                Types = new(FilterMemberShape.TypesAround(member).Reverse().Select(Declare)),
                FullName = member.ToDisplayString(NameFormat),
                Declaration = Declare(member, (MemberDeclarationSyntax)found.TargetNode),
                Parameters = member is IMethodSymbol method ? new(method.Parameters.Select(Read)) : null,
                Accessors = new(found.TargetNode is PropertyDeclarationSyntax { AccessorList: { } list }
                    ? list.Accessors.Select(accessor => Words(accessor.Modifiers) + accessor.Keyword.ValueText)
                    : []),
                IsWellFormed = FilterMemberShape.Explain(member) is null,
                Filter = found.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string,
            }
            : null;
    }

    /// <summary>A name as it is written in source.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static FilterParameter Read(IParameterSymbol parameter)
    {
        var modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => parameter.IsParams ? "params " : "",
        };
        return new(modifier + parameter.Type.ToDisplayString(TypeFormat), parameter.Name);
    }

    private static string Declare(INamedTypeSymbol type)
    {
        var kind = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        return $"partial {kind} {Identifier(type.Name)}{Generics(type.TypeParameters)}";
    }

    private static string Declare(ISymbol member, MemberDeclarationSyntax syntax)
    {
        var type = member is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)member).Type;
        var generics = member is IMethodSymbol { TypeParameters: var parameters } ? Generics(parameters) : "";
        return Words(syntax.Modifiers) + $"{type.ToDisplayString(TypeFormat)} {Identifier(member.Name)}{generics}";
    }

    private static string Words(SyntaxTokenList modifiers) =>
        string.Concat(modifiers.Select(modifier => modifier.ValueText + " "));

    private static string Generics(IReadOnlyList<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(parameter => parameter.Name))}>";
}
