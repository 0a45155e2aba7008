namespace Muster.Dispatch;

/// <summary>Where messages of the feed go.</summary>
/// <param name="Link">Changes and leases.</param>
/// <param name="Known">Changes, for the time when no silo can be asked.</param>
/// <param name="Checker">Checks of code.</param>
internal sealed record FeedHandlers(RouterLink Link, LastKnown Known, CodeChecker Checker);
