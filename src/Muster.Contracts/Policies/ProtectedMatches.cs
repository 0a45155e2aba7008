namespace Muster.Contracts;

/// <summary>Which of the matching scripts may not be deleted.</summary>
/// <param name="Count">How many.</param>
/// <param name="By">What protects them, in the words of a message: <c>the tag 'muster:protected'</c>.</param>
[GenerateSerializer, Immutable, Alias("muster.protected-matches")]
public sealed record ProtectedMatches(
    [property: Id(0)] long Count,
    [property: Id(1)] ImmutableArray<string> By);
