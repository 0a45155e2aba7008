namespace Muster.Grains;

/// <summary>A grain that answers from what it remembers, and so only while nobody else answers for it.</summary>
internal interface IOwned
{
    /// <summary>Its claim.</summary>
    Hold Hold { get; }
}
