using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Muster.Tags.Generator.Emit;

namespace Muster.Tags.Generator;

/// <summary>Writes the other half of each member marked with <c>[GeneratedTagFilter]</c>.</summary>
/// <remarks>
/// Everything goes into one file: the classes behind the members are visible in it only, and the registry is beside
/// them. Mistakes are reported by analyzers alone, so that they can be suppressed and configured like any other.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class TagFilterGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "Muster.Tags.GeneratedTagFilterAttribute";
    internal const string FileName = "TagFilters.g.cs";
    internal const string MembersStep = "Members";
    internal const string AllMembersStep = "AllMembers";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Keeps the registry out of the sight of assemblies that see this one's internals and have one of their own.
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        var members = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is MethodDeclarationSyntax or PropertyDeclarationSyntax,
                static (found, _) => FilterMemberReader.Read(found))
            .Where(static member => member is not null)
            .Select(static (member, _) => member!)
            .WithTrackingName(MembersStep)
            .Collect()
            .WithTrackingName(AllMembersStep);

        context.RegisterSourceOutput(members, static (output, members) =>
        {
            if (members.Length > 0)
            {
                output.AddSource(FileName, TagFilterEmitter.Emit(members));
            }
        });
    }
}
