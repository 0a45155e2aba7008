namespace Muster.Gateway;

internal sealed record SettingsWire
{
    public required ImmutableArray<BindingWire> Bindings { get; init; }

    public string? CompatibilityDate { get; init; }

    public ImmutableArray<string> CompatibilityFlags { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<string> TailConsumers { get; init; } = [];

    public string UsageModel { get; init; } = "standard";

    public bool Logpush { get; init; }

    public ObservabilityWire Observability { get; init; } = new(Enabled: false);
}
