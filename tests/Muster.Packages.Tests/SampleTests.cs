namespace Muster.Packages.Tests;

/// <summary>A project that knows nothing but the packages.</summary>
public sealed class SampleTests(Feed feed)
{
    [Fact]
    public async Task Sample_RestoresBuildsAndRuns_AndItsMistakesAreFound()
    {
        var folder = feed.CopySample();
        var built = await BuildAsync(folder, "-p:NuGetAudit=false");
        built.MustSucceed();
        Assert.Contains("    0 Warning(s)", built.Output, StringComparison.Ordinal);

        var hasWorkerd = new FileInfo(Path.Combine(folder, "bin/Debug/net10.0/workerd.path")) is { Exists: true, Length: > 1 };
        var run = await DotnetCommand.RunAsync(folder, "bin/Debug/net10.0/Sample.dll");
        run.MustSucceed();
        Assert.Equal("", run.Errors);
        Assert.Equal(
            [
                "previews: preview-7",
                "deleted: preview-7",
                "previews: ",
                "left: 2",
                "expected a tag without ',', '&' and U+0000, found '7:yes,x' (Parameter 'id')",
                hasWorkerd
                    ? "Workers run"
                    : "no Workers: workerd is not installed; install Node.js and build again, or set Muster:Dispatch:WorkerdPath",
                "",
            ],
            run.Output.Split(Environment.NewLine));

        var mistaken = await BuildAsync(folder, "--no-restore", "-p:Mistake=true");
        Assert.Equal(1, mistaken.ExitCode);
        Assert.Contains(
            "Filters.cs(9,26): error TF0001: Tag filter, column 1: expected 'tag:yes' or 'tag:no', found 'env-preview'",
            mistaken.Output,
            StringComparison.Ordinal);
    }

    private static Task<CommandResult> BuildAsync(string folder, params string[] arguments) => DotnetCommand.RunAsync(
        folder,
        ["build", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", $"-p:MusterVersion={Feed.Version}", .. arguments]);
}
