using System.Diagnostics;

namespace Muster.EndToEnd.Tests;

/// <summary>A verb of the real program, run to its end.</summary>
internal static class Verb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in (string[])[BuiltPaths.SiloProgram, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a verb that must succeed; what it printed.</summary>
    public static async Task<string> OkAsync(string folder, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(folder, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: exit {code}\n{output}\n{errors}");
        return output;
    }
}
