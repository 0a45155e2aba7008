namespace Muster.Gateway;

internal sealed record UserWire(string Id, string Email);
