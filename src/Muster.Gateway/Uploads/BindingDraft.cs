namespace Muster.Gateway;

/// <summary>A binding as sent: what it refers to is still named as the user names it.</summary>
internal sealed record BindingDraft(Binding Value)
{
    /// <summary><c>service</c>: name of the Worker.</summary>
    public string? Service { get; init; }

    /// <summary><c>dispatch_namespace</c>: name of the namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>dispatch_namespace</c>: name of the outbound Worker, or null.</summary>
    public string? Outbound { get; init; }

    public ImmutableArray<string> OutboundParameters { get; init; } = [];
}
