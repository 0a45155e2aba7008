namespace Muster.Grains;

/// <summary>What a namespace stores.</summary>
/// <param name="Descriptor">What was fixed at creation.</param>
/// <param name="WrappedDataKey">Its data key, wrapped by the key ring.</param>
internal sealed record NamespaceState(NamespaceDescriptor Descriptor, byte[] WrappedDataKey)
{
    /// <summary>Recorded policies in order of kind and name.</summary>
    public ImmutableArray<RecordedPolicy> Policies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Saved filters in order of name.</summary>
    public ImmutableArray<SavedFilter> Filters
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Requests of the last day, oldest first.</summary>
    public ImmutableArray<AnsweredRequest<NamespaceAnswer>> Requests
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
