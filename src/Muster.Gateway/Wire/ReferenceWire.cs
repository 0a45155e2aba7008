namespace Muster.Gateway;

/// <param name="Service">The Worker that refers to the one in question.</param>
/// <param name="Environment">Always <c>production</c>.</param>
/// <param name="Name">Name of the binding.</param>
/// <param name="NamespaceName">For an outbound Worker: the bound namespace.</param>
internal sealed record ReferenceWire(string Service, string Environment, string Name, string? NamespaceName = null);
