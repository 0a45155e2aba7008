namespace Muster.Operations;

/// <summary>Something in the storage that is not as it must be.</summary>
/// <param name="Where">The object.</param>
/// <param name="What">What was expected and what was found.</param>
internal sealed record Problem(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}
