namespace Muster.Gateway;

internal sealed record OutboundParameterWire(string Name);
