namespace Muster.Client;

/// <summary>A filter in a request.</summary>
internal sealed record FilterBody(string Filter);
