namespace Muster.EndToEnd.Tests;

/// <summary>What a script must be.</summary>
/// <param name="Life">A number of its own from each creation on; undeleting keeps it.</param>
/// <param name="Edition">Number that its code says.</param>
/// <param name="Tags">In the order in which they are shown.</param>
/// <param name="Secrets">Names.</param>
internal sealed record ScriptState(int Life, int Edition, ImmutableArray<string> Tags, ImmutableSortedSet<string> Secrets);
