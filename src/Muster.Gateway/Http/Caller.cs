namespace Muster.Gateway;

/// <summary>Who a request comes from.</summary>
/// <param name="Actor">An email, or the name of a token.</param>
internal sealed record Caller(string Actor);
