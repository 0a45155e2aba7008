namespace Muster.EndToEnd.Tests;

/// <summary>A life of a name that has ended and can be brought back.</summary>
internal sealed record DeletedScript(string Name, ScriptState State, string Operation);
