namespace Muster.LocalCluster;

/// <summary>What a balancer stands before.</summary>
internal enum BalancerKind
{
    /// <summary>Silos with their API.</summary>
    Api,

    /// <summary>Data-plane nodes.</summary>
    Workers,
}
