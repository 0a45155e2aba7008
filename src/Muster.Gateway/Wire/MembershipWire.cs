namespace Muster.Gateway;

internal sealed record MembershipWire(string Id, string Status, AccountWire Account, ImmutableArray<string> Roles);
