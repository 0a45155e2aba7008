using System.Globalization;

namespace Muster.Benchmarks;

/// <summary>How much to measure.</summary>
internal sealed record Settings
{
    /// <summary>Rounds, each of which runs all sides of a comparison once.</summary>
    public int Rounds { get; private init; } = 7;

    /// <summary>How long a side runs in a round.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Scripts in the namespace that is filtered.</summary>
    public int Scripts { get; private init; } = 100_000;

    /// <summary>Connections of the load generator, or writers at a time.</summary>
    public static int Concurrency => 32;

    public static bool TryParse(string[] args, out Settings settings, out IReadOnlyList<string> names)
    {
        var (read, rest) = (new Settings(), new List<string>());
        (settings, names) = (read, rest);
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                rest.Add(args[i]);
                continue;
            }

            var (option, value) = (args[i], ++i < args.Length ? args[i] : "");
            if (!double.TryParse(value, CultureInfo.InvariantCulture, out var number) || number <= 0)
            {
                return false;
            }

            read = option switch
            {
                "--rounds" => read with { Rounds = (int)number },
                "--seconds" => read with { Duration = TimeSpan.FromSeconds(number) },
                "--scripts" => read with { Scripts = (int)number },
                _ => null!,
            };
            if (read is null)
            {
                return false;
            }
        }

        settings = read;
        return true;
    }
}
