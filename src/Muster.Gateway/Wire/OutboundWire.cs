namespace Muster.Gateway;

internal sealed record OutboundWire(OutboundWorkerWire Worker, ImmutableArray<OutboundParameterWire> Params);
