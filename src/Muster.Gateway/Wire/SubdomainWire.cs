namespace Muster.Gateway;

internal sealed record SubdomainWire(string Subdomain);
