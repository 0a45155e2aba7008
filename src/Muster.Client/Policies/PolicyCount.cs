namespace Muster.Client;

/// <summary>How many scripts a count of the host counts now.</summary>
/// <param name="Name">Name of the count.</param>
/// <param name="Filter">Which scripts it counts, in the extended dialect.</param>
/// <param name="ScriptCount">How many there are.</param>
public sealed record PolicyCount(string Name, string Filter, long ScriptCount);
