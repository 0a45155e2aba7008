namespace Muster.Gateway;

internal sealed record OutboundWorkerWire(string Service, string Environment = "production");
