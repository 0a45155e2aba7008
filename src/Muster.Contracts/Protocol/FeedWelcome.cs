namespace Muster.Contracts;

/// <summary>What an agent must know first.</summary>
/// <param name="AccountId">The account that the node serves.</param>
/// <param name="PlatformNamespace">Id of the reserved namespace, where dispatchers and outbound Workers live.</param>
/// <param name="Lease">How long a lease lasts, from the moment at which the agent asked for it.</param>
[GenerateSerializer, Immutable, Alias("muster.feed-welcome")]
public sealed record FeedWelcome(
    [property: Id(0)] string AccountId,
    [property: Id(1)] string PlatformNamespace,
    [property: Id(2)] TimeSpan Lease);
