namespace Muster.Client;

/// <summary>Names a namespace in a request.</summary>
internal sealed record NameBody(string Name);
