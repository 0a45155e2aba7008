namespace Muster.Grains;

/// <summary>A change of an account that its client named, so that it may come again and must get the same answer.</summary>
/// <param name="Id">The client's name for the request.</param>
/// <param name="Digest">Digest of what was asked.</param>
/// <param name="Time">When it was answered.</param>
/// <param name="Answer">The namespace that it was answered with.</param>
internal sealed record AccountRequest(string Id, string Digest, DateTimeOffset Time, DispatchNamespace Answer);
