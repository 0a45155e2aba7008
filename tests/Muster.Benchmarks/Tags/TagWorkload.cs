namespace Muster.Benchmarks.Tags;

/// <summary>Tags as a platform gives them: the shares of plans, environments, regions and flags are fixed, the order is not.</summary>
internal static class TagWorkload
{
    private static readonly string[] Regions = ["weur", "eeur", "wnam", "enam", "apac", "oc", "sam", "afr", "me", "cn", "in", "jp"];

    /// <summary>The tags of each script, the same at every call.</summary>
    public static IEnumerable<string[]> Make(int scripts)
    {
        var random = new Random(42);
        for (var i = 0; i < scripts; i++)
        {
            yield return [.. TagsOf(random, scripts)];
        }
    }

    private static IEnumerable<string> TagsOf(Random random, int scripts)
    {
        yield return $"customer-{random.Next(Math.Max(1, scripts / 8))}";
        yield return random.Next(100) switch { < 67 => "plan-free", < 95 => "plan-pro", _ => "plan-ent" };
        yield return random.Next(100) switch { < 70 => "env-prod", < 90 => "env-staging", _ => "env-preview" };
        if (random.Next(100) < 60)
        {
            yield return $"region-{Regions[random.Next(Regions.Length)]}";
        }

        var flag = random.Next(40);
        for (var i = random.Next(4); i > 0; i--)
        {
            yield return $"flag-{(flag + i) % 40}";
        }
    }
}
