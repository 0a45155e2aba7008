namespace Muster.Grains;

/// <summary>What is kept of scripts.</summary>
public sealed class ScriptOptions
{
    /// <summary>
    /// Versions and deployments of a script that stay; older ones are cleared now and then, but for those that are in force.
    /// Default 10.
    /// </summary>
    public int KeptVersions { get; set; } = 10;
}
