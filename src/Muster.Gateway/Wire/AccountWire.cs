namespace Muster.Gateway;

internal sealed record AccountWire(string Id, string Name);
