namespace Muster.Gateway;

internal sealed record ScriptSettingsWire(ImmutableArray<string> Tags)
{
    public ImmutableArray<string> TailConsumers { get; init; } = [];

    public bool Logpush { get; init; }

    public ObservabilityWire Observability { get; init; } = new(Enabled: false);
}
