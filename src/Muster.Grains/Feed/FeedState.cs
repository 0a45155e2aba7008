namespace Muster.Grains;

/// <summary>What the feed stores.</summary>
/// <param name="Epoch">Raised by every activation: whoever reads a higher one than its own is over.</param>
/// <param name="Nodes">Nodes that may hold a lease.</param>
internal sealed record FeedState(long Epoch, ImmutableArray<string> Nodes);
