namespace Muster.Dispatch;

/// <summary>Finds the <c>workerd</c> to run.</summary>
internal static class WorkerdBinary
{
    /// <summary>The configured binary; else the one beside a published host; else the one that the build fetched.</summary>
    public static string? Find(string? configured, out string reason)
    {
        if (configured is not null)
        {
            reason = $"there is no workerd at {configured}; correct Muster:Dispatch:WorkerdPath";
            return File.Exists(configured) ? Path.GetFullPath(configured) : null;
        }

        reason = "workerd is not installed; install Node.js and build again, or set Muster:Dispatch:WorkerdPath";
        return Candidates().FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Candidates()
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        yield return Path.Combine(AppContext.BaseDirectory, "workerd", "workerd" + suffix);
        var built = Path.Combine(AppContext.BaseDirectory, "workerd.path");
        if (File.Exists(built))
        {
            foreach (var line in File.ReadLines(built).Where(line => line.Length > 0))
            {
                yield return line;
            }
        }
    }
}
