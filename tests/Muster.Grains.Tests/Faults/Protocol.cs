namespace Muster.Grains.Tests;

/// <summary>Something that clients do, in steps of one request each.</summary>
internal sealed record Protocol(
    string Name,
    Func<TestNamespace, Task> Arrange,
    ImmutableArray<Func<TestNamespace, ChangeOrigin, Task<Refusal?>>> Steps)
{
    /// <summary>Scripts of which nothing is left in the end, whatever happened meanwhile.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    public override string ToString() => Name;
}
