namespace Muster.Grains.Tests;

/// <summary>Something that clients do, in steps of one request each.</summary>
internal sealed record Protocol(
    string Name,
    Func<TestNamespace, Task> Arrange,
    ImmutableArray<Func<TestNamespace, ChangeOrigin, Task<Refusal?>>> Steps)
{
    public override string ToString() => Name;
}
