namespace Muster.Grains;

/// <summary>A change that its client named, so that it may come again and must get the same answer.</summary>
/// <param name="Id">The client's name for the request.</param>
/// <param name="Digest">Digest of what was asked.</param>
/// <param name="Time">When it was answered.</param>
/// <param name="Answer">What it was answered with.</param>
internal sealed record AnsweredRequest<T>(string Id, string Digest, DateTimeOffset Time, T Answer);
