namespace Muster.Grains;

/// <summary>How retention policies are carried out.</summary>
public sealed class RetentionOptions
{
    /// <summary>How often a namespace is swept, at least a minute. Default 5 minutes.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Most scripts that a shard deletes in one turn of a sweep; the sweep goes on after other callers had theirs. Default 500.
    /// </summary>
    public int BatchSize { get; set; } = 500;
}
