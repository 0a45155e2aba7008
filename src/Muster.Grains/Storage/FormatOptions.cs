namespace Muster.Grains;

/// <summary>Which stored formats the cluster writes.</summary>
public sealed class FormatOptions
{
    /// <summary>
    /// Whether this silo raises the cluster's format to the newest that its release knows. Set it once all silos run that release:
    /// there is no way back to an older one afterwards. Default false. A store that is new gets the newest at once.
    /// </summary>
    public bool RaiseFormat { get; set; }
}
