namespace Muster.Grains;

/// <summary>What an account stores.</summary>
internal sealed record AccountState
{
    /// <summary>Dispatch namespaces.</summary>
    public ImmutableArray<DispatchNamespace> Namespaces { get; init; } = [];

    /// <summary>The space of ordinary Workers, once somebody asked for it.</summary>
    public DispatchNamespace? Reserved { get; init; }

    /// <summary>Deleted namespaces whose objects are still to be cleared.</summary>
    public ImmutableArray<DispatchNamespace> Going { get; init; } = [];

    /// <summary>Requests of the last day, oldest first.</summary>
    public ImmutableArray<AnsweredRequest<DispatchNamespace>> Requests
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
