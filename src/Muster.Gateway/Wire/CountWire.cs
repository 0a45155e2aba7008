namespace Muster.Gateway;

/// <summary>How many scripts match a count policy now.</summary>
internal sealed record CountWire(string Name, string Filter, long ScriptCount);
