namespace Muster.Grains;

/// <summary>What a change of a namespace's filters or policies was answered with: the one that it concerned.</summary>
internal sealed record NamespaceAnswer
{
    /// <summary>The filter that was saved or deleted.</summary>
    public SavedFilter? Filter { get; init; }

    /// <summary>The policy that was forgotten.</summary>
    public RecordedPolicy? Policy { get; init; }
}
