namespace Muster.EndToEnd.Tests;

/// <summary>One client's random choices, and the numbers that it gives out.</summary>
internal sealed class Draws(int client, string run, Random random)
{
    /// <summary>Tags that scripts of all clients carry: t0, t1, ….</summary>
    public const int CommonTags = 10;

    private const int Names = 4;
    private int _number;

    /// <summary>A tag that most of this client's scripts carry, and no other's.</summary>
    public string Own { get; } = $"own-{client}";

    public int Below(int limit) => random.Next(limit);

    public int NextEdition() => (client * 1_000_000) + ++_number;

    public string NextId() => $"{run}-{client}-{++_number}";

    public string Name() => $"c{client}-{random.Next(Names)}";

    public string Tag() => $"t{random.Next(CommonTags)}";

    public ImmutableArray<string> Tags()
    {
        var tags = Enumerable.Range(0, random.Next(6)).Select(_ => Tag()).Distinct();
        return [.. random.Next(4) == 0 ? tags : tags.Append(Own)];
    }
}
