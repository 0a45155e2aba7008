namespace Muster.Gateway;

internal sealed record SavedFilterWire
{
    public required string Name { get; init; }

    public required string Filter { get; init; }

    public required string CreatedOn { get; init; }

    public required string ModifiedOn { get; init; }

    public required string ModifiedBy { get; init; }

    /// <summary>Only where one filter is shown: how many scripts it matches now.</summary>
    public long? ScriptCount { get; init; }

    public static SavedFilterWire Of(SavedFilter saved, long? scripts = null) => new()
    {
        Name = saved.Name,
        Filter = saved.Filter,
        CreatedOn = saved.CreatedOn.Wire(),
        ModifiedOn = saved.ModifiedOn.Wire(),
        ModifiedBy = saved.ModifiedBy,
        ScriptCount = scripts,
    };
}
