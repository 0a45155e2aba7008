using Muster.Contracts;

namespace Muster.Dispatch.Tests;

internal static class Bindings
{
    public static Binding Text(string name, string value) => new() { Name = name, Type = BindingTypes.PlainText, Text = value };

    public static Binding Dispatch(OutboundBinding? outbound = null) =>
        new() { Name = "dispatcher", Type = BindingTypes.DispatchNamespace, NamespaceId = FakeSilo.Tenants, Outbound = outbound };

    public static Binding Service(string name, string space, string script, string? entrypoint = null) =>
        new() { Name = name, Type = BindingTypes.Service, Service = new(space, script), Entrypoint = entrypoint };
}
