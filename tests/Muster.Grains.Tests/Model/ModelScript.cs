namespace Muster.Grains.Tests;

/// <summary>What one client knows of one of its scripts. Tags are in the order in which they were set and added.</summary>
internal sealed record ModelScript(string Code, string Tags, bool IsProtected)
{
    public IEnumerable<string> TagList => Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Join(IEnumerable<string> tags) => string.Join(' ', tags.Distinct());
}
