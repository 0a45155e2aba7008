namespace Muster.Storage.Tests;

/// <summary>The child process of a test: this executable, told by its environment to write until it is killed.</summary>
internal static class DoomedWriter
{
    /// <summary>Names the database to write to.</summary>
    public const string Variable = "MUSTER_TESTS_DOOMED_WRITER";

    public static async Task RunAsync(string path)
    {
        using var storage = new OpenStorage(path);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            for (var number = 1; ; number++)
            {
                await storage.WriteAsync($"{writer}", $"{number}");
                Console.WriteLine($"{writer} {number}");
            }
        }));
    }
}
