extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Muster.Tags.Generator.Tests;

/// <summary>Runs the compiler in memory.</summary>
internal static class Compile
{
    private static readonly MetadataReference[] References =
    [
        // The generator has types of the same names compiled in; its users never reference it.
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Muster.Tags.", StringComparison.Ordinal)
                || Path.GetFileName(path) == "Muster.Tags.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A library of these files, each with the usual usings.</summary>
    public static CSharpCompilation Sources(params string[] sources) =>
        CSharpCompilation.Create(
            "Sample",
            sources.Select((source, i) => Parse(source, $"File{i}.cs")),
            References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new generator::Muster.Tags.Generator.TagFilterGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The compilation with what is generated for it.</summary>
    public static Compilation WithFilters(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        return updated;
    }

    /// <summary>What the generator writes for these files.</summary>
    public static string Filters(Compilation compilation) =>
        Driver().RunGenerators(compilation).GetRunResult().Results.Single().GeneratedSources
            .Single(source => source.HintName == "TagFilters.g.cs").SourceText.ToString();

    /// <summary>The errors and warnings, generated code included.</summary>
    public static IEnumerable<string> Complaints(Compilation compilation) =>
        compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning)
            .Select(found => found.ToString());

    /// <summary>Loads the compilation into this process until the context is unloaded.</summary>
    public static Assembly Load(Compilation compilation, out AssemblyLoadContext context)
    {
        using var image = new MemoryStream();
        Assert.Empty(Complaints(compilation));
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        context = new AssemblyLoadContext("Sample", isCollectible: true);
        return context.LoadFromStream(image);
    }
}
