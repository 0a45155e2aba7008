namespace Muster.Grains;

/// <summary>A stored object is not what was written: damaged, of another kind, or of a newer format.</summary>
internal sealed class CorruptObjectException(string message) : Exception(message);
