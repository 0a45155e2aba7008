extern alias generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using generator::Muster.Tags.Generator.Analysis;

namespace Muster.Tags.Generator.Tests;

/// <summary>Runs the analyzers as the compiler does.</summary>
internal static class Analyze
{
    /// <summary>What the analyzers say that is not suppressed, in order of place.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> SourceAsync(string source) =>
        await CompilationAsync(Compile.WithFilters(Compile.Sources(source)));

    public static async Task<IReadOnlyList<Diagnostic>> CompilationAsync(
        Compilation compilation, bool mayComplain = false)
    {
        Assert.True(mayComplain || !Compile.Complaints(compilation).Any(), string.Join('\n', Compile.Complaints(compilation)));
        var found = await compilation
            .WithAnalyzers([new FilterMemberAnalyzer(), new FilterUseAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(one => !one.IsSuppressed).OrderBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id)];
    }

    /// <summary>A diagnostic as people see it: rule, severity, the code that is underlined, message.</summary>
    public static string Show(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var underlined = diagnostic.Location.SourceTree!.ToString().Substring(span.Start, span.Length);
        return $"{diagnostic.Id} {diagnostic.Severity} [{underlined}] {diagnostic.GetMessage(null)}";
    }
}
