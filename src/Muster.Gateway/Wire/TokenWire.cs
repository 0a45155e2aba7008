namespace Muster.Gateway;

internal sealed record TokenWire(string Id, string Status);
