namespace Muster.EndToEnd.Tests.Chaos;

/// <summary>One operation on a register, as its client saw it. Times are of one clock.</summary>
/// <param name="Value">What was written, or read; each write of a register has a higher one than those before.</param>
/// <param name="Begin">When it was first sent.</param>
/// <param name="End">When it was answered.</param>
/// <param name="Where">Who answered.</param>
internal readonly record struct Observation(int Value, long Begin, long End, string Where);
