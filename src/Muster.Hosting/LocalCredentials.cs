using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Muster.Hosting;

/// <summary>
/// Credentials that a process on one machine makes for itself at first start and keeps in <c>credentials</c> in its data folder,
/// mode 0600. The file's lines are the environment variables that would configure the same; configuration wins over them.
/// </summary>
internal static class LocalCredentials
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "credentials";

    private static readonly (string Key, Func<string> Make)[] Settings =
    [
        ("Muster:AccountId", () => RandomNumberGenerator.GetHexString(32, lowercase: true)),
        ("Muster:ApiToken", () => RandomNumberGenerator.GetString(Letters, 40)),
        ("Muster:AuthEmail", () => "admin@muster.localhost"),
        ("Muster:AuthKey", () => RandomNumberGenerator.GetHexString(37, lowercase: true)),
        ("Muster:Dispatch:Token", () => RandomNumberGenerator.GetString(Letters, 40)),
        ("Muster:KeyRing:Key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
    ];

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The settings that are credentials.</summary>
    public static IEnumerable<string> Keys => Settings.Select(setting => setting.Key);

    /// <summary>Reads the file and adds what neither it nor the configuration has.</summary>
    public static IReadOnlyDictionary<string, string?> LoadOrCreate(string directory, IConfiguration configuration)
    {
        var path = Path.Combine(directory, FileName);
        var known = Read(path);
        var missing = Settings
            .Where(setting => string.IsNullOrEmpty(configuration[setting.Key]) && !known.ContainsKey(setting.Key))
            .ToList();
        if (missing.Count > 0)
        {
            foreach (var (key, make) in missing)
            {
                known[key] = make();
            }

            Write(path, known);
        }

        return known;
    }

    /// <summary>Reads the file; nothing where there is none.</summary>
    public static IReadOnlyDictionary<string, string?> Load(string directory) => Read(Path.Combine(directory, FileName));

    private static Dictionary<string, string?> Read(string path) => (File.Exists(path) ? File.ReadLines(path) : [])
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(
            pair => pair[0].Replace("__", ":", StringComparison.Ordinal),
            string? (pair) => pair[1],
            StringComparer.OrdinalIgnoreCase);

    // A new file in the place of the old one: a crash leaves one of the two, and never one that others can read.
    private static void Write(string path, Dictionary<string, string?> values)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(next, options))
        {
            writer.WriteLine("# Made by Muster at first start. Whoever reads this file may do everything.");
            foreach (var (key, value) in values)
            {
                writer.WriteLine($"{key.Replace(":", "__", StringComparison.Ordinal)}={value}");
            }
        }

        File.Move(next, path, overwrite: true);
    }
}
