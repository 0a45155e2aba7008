namespace Muster.Dispatch;

/// <summary>Which Worker answers for a host.</summary>
/// <param name="Worker">Its name.</param>
/// <param name="IsSubdomain">Whether by <c>{name}.localhost</c>, which a script may have switched off, or by a configured route.</param>
internal readonly record struct WorkerRoute(string Worker, bool IsSubdomain);
