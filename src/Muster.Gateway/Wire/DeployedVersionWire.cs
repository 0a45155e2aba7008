namespace Muster.Gateway;

internal sealed record DeployedVersionWire(string VersionId, int Percentage);
