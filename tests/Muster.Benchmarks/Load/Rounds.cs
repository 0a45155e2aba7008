namespace Muster.Benchmarks;

/// <summary>Runs the sides of a comparison in turn, so that what else the machine does meets all of them alike.</summary>
internal static class Rounds
{
    /// <param name="settings">How often and how long.</param>
    /// <param name="sides">Each runs for a time and returns its rate a second.</param>
    /// <returns>The rates of each side, one a round. A first and longer one, in which code is compiled, is not among them.</returns>
    public static async Task<IReadOnlyList<double>[]> AlternateAsync(
        Settings settings, params IReadOnlyList<Func<TimeSpan, Task<double>>> sides)
    {
        var rates = sides.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= settings.Rounds; round++)
        {
            for (var side = 0; side < sides.Count; side++)
            {
                var rate = await sides[side](round == 0 ? 3 * settings.Duration : settings.Duration);
                if (round > 0)
                {
                    rates[side].Add(rate);
                }
            }
        }

        return rates;
    }
}
