using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Muster.Tags.Generator;

namespace Muster.Tags.CodeFixes;

/// <summary>Adds the modifiers that a marked member without a body, or a type around it, lacks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStaticPartialFix)), Shared]
public sealed class MakeStaticPartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MemberShape];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var member = root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null || !IsOpen(member))
        {
            return;
        }

        var types = member.Ancestors().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .ToList();
        var isComplete = member.Modifiers.Any(SyntaxKind.StaticKeyword)
            && member.Modifiers.Any(SyntaxKind.PartialKeyword);
        if (isComplete && types.Count == 0)
        {
            return; // Something else is wrong.
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Make it a static partial member",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Complete(context.Document, root!, member, types))),
                nameof(MakeStaticPartialFix)),
            context.Diagnostics);
    }

    private static bool IsOpen(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method is { Body: null, ExpressionBody: null },
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } =>
            accessors.All(get => get is { Body: null, ExpressionBody: null }),
        _ => false,
    };

    private static SyntaxNode Complete(
        Document document, SyntaxNode root, MemberDeclarationSyntax member, List<TypeDeclarationSyntax> types)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Workspace.Services);
        var modifiers = editor.Generator.GetModifiers(member).WithIsStatic(true).WithPartial(true);
        editor.SetModifiers(member, modifiers);
        if (member is MethodDeclarationSyntax && !member.Modifiers.Any(IsAccessibility))
        {
            editor.ReplaceNode(member, (current, _) => MakePrivate((MemberDeclarationSyntax)current));
        }

        foreach (var type in types)
        {
            editor.SetModifiers(type, editor.Generator.GetModifiers(type).WithPartial(true));
        }

        return editor.GetChangedRoot();
    }

    private static bool IsAccessibility(SyntaxToken modifier) => SyntaxFacts.IsAccessibilityModifier(modifier.Kind());

    /// <summary>A partial method that returns something must say who sees it.</summary>
    private static MemberDeclarationSyntax MakePrivate(MemberDeclarationSyntax member)
    {
        var first = member.Modifiers[0];
        var isPrivate = SyntaxFactory.Token(SyntaxKind.PrivateKeyword)
            .WithLeadingTrivia(first.LeadingTrivia)
            .WithTrailingTrivia(SyntaxFactory.Space);
        return member
            .WithModifiers(member.Modifiers.Replace(first, first.WithLeadingTrivia()).Insert(0, isPrivate))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
