namespace Muster.Gateway;

internal sealed record ObservabilityWire(bool Enabled);
