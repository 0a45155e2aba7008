namespace Muster.Gateway;

internal sealed record DeploymentListWire(ImmutableArray<DeploymentWire> Deployments);
