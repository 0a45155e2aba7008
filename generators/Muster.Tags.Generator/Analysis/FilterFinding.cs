using Microsoft.CodeAnalysis;

namespace Muster.Tags.Generator.Analysis;

/// <summary>Something to say about a part of a filter.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Column">Where, in UTF-16 code units from 1.</param>
/// <param name="Length">How many code units.</param>
/// <param name="Message">What was expected and what was found.</param>
internal sealed record FilterFinding(DiagnosticDescriptor Rule, int Column, int Length, string Message)
{
    public Diagnostic At(Location location) => Diagnostic.Create(Rule, location, Column, Message);
}
