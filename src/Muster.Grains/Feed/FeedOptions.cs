namespace Muster.Grains;

/// <summary>How the data plane's nodes are told of changes. The same on every silo.</summary>
public sealed class FeedOptions
{
    /// <summary>
    /// How long a node may serve what it knows without hearing from us. Default 3 s. Longer: a lost node delays writes for
    /// longer; shorter: nodes ask more often.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Whether nodes may outlive the silos and still hold a lease that an earlier activation gave. Default true. False is right
    /// only where the one node lives in the process of the one silo.
    /// </summary>
    public bool NodesOutliveSilos { get; set; } = true;
}
