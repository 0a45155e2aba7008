namespace Muster.Contracts;

/// <summary>What a policy does with the scripts that match it. The numbers are stored: never reuse one.</summary>
[GenerateSerializer, Alias("muster.policy-kind")]
public enum PolicyKind
{
    /// <summary>Deletes what has matched for longer than an age.</summary>
    Retain = 1,

    /// <summary>Refuses to delete.</summary>
    Protect = 2,

    /// <summary>Counts.</summary>
    Count = 3,
}
