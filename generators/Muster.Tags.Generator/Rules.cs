using Microsoft.CodeAnalysis;

namespace Muster.Tags.Generator;

/// <summary>Every rule of this assembly; the pages in <c>docs/rules</c> explain them.</summary>
internal static class Rules
{
    private const string Category = "Muster.Tags";
    private const string AtColumn = "Tag filter, column {0}: {1}";
    private const string Plain = "Tag filter: {0}";
    private const string Help = "docs/rules/";

    public static readonly DiagnosticDescriptor TermExpected = new(
        TagFilterErrorCodes.TermExpected,
        "A term of the filter is missing or has no verdict",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0001.md");

    public static readonly DiagnosticDescriptor VerdictExpected = new(
        TagFilterErrorCodes.VerdictExpected,
        "A term's verdict is neither 'yes' nor 'no'",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0002.md");

    public static readonly DiagnosticDescriptor TagMalformed = new(
        TagFilterErrorCodes.TagMalformed,
        "A tag of the filter is not written as one",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0003.md");

    public static readonly DiagnosticDescriptor OperatorsMixed = new(
        TagFilterErrorCodes.OperatorsMixed,
        "The filter mixes ',' and '|' without parentheses",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0004.md");

    public static readonly DiagnosticDescriptor ParenthesisOpen = new(
        TagFilterErrorCodes.ParenthesisOpen,
        "A parenthesis of the filter is never closed",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0005.md");

    public static readonly DiagnosticDescriptor EndExpected = new(
        TagFilterErrorCodes.EndExpected,
        "A complete filter is followed by something else",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0006.md");

    public static readonly DiagnosticDescriptor QuoteMalformed = new(
        TagFilterErrorCodes.QuoteMalformed,
        "A quoted tag is never closed or has an unknown escape",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0007.md");

    public static readonly DiagnosticDescriptor LimitExceeded = new(
        TagFilterErrorCodes.LimitExceeded,
        "The filter has too many terms or parentheses",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0008.md");

    public static readonly DiagnosticDescriptor TagImpossible = new(
        TagFilterErrorCodes.TagImpossible,
        "No script can carry a tag of the filter",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0009.md");

    public static readonly DiagnosticDescriptor TermRepeated = new(
        RuleIds.TermRepeated,
        "A term is repeated",
        AtColumn,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0010.md");

    public static readonly DiagnosticDescriptor Contradiction = new(
        RuleIds.Contradiction,
        "Terms contradict each other",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0011.md");

    public static readonly DiagnosticDescriptor NoPositiveTerm = new(
        RuleIds.NoPositiveTerm,
        "Scripts without any tags match the filter",
        Plain,
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0012.md");

    public static readonly DiagnosticDescriptor TooManyTags = new(
        RuleIds.TooManyTags,
        "The filter asks for more tags than a script can carry",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0015.md");

    public static readonly DiagnosticDescriptor HoleUnknown = new(
        RuleIds.HoleUnknown,
        "A hole has no parameter",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0016.md");

    public static readonly DiagnosticDescriptor HoleUnused = new(
        RuleIds.HoleUnused,
        "A parameter fills no hole",
        Plain,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0017.md");

    public static readonly DiagnosticDescriptor HoleMalformed = new(
        RuleIds.HoleMalformed,
        "A brace of the filter does not make a hole",
        AtColumn,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0018.md");

    public static readonly DiagnosticDescriptor ConstantParsed = new(
        RuleIds.ConstantParsed,
        "A filter that is known when compiling is parsed at run time",
        Plain,
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0020.md");

    public static readonly DiagnosticDescriptor BroadDestruction = new(
        RuleIds.BroadDestruction,
        "Scripts without any tags would be destroyed",
        Plain,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0021.md");

    public static readonly DiagnosticDescriptor MemberShape = new(
        RuleIds.MemberShape,
        "The member cannot be generated",
        Plain,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0022.md");

    public static readonly DiagnosticDescriptor TextBuilt = new(
        RuleIds.TextBuilt,
        "The text of a filter is put together at run time",
        Plain,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "TF0023.md");

    /// <summary>The rules for texts that are no filter, by the code of the error.</summary>
    public static readonly IReadOnlyList<DiagnosticDescriptor> Language =
    [
        TermExpected,
        VerdictExpected,
        TagMalformed,
        OperatorsMixed,
        ParenthesisOpen,
        EndExpected,
        QuoteMalformed,
        LimitExceeded,
        TagImpossible,
        HoleMalformed,
    ];
}
