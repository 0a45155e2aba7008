namespace Muster.Gateway;

/// <summary>Shows stored bindings with the names that things have now.</summary>
internal static class BindingViews
{
    public static async Task<ImmutableArray<BindingWire>> ShowAsync(ApiCall call, ImmutableArray<Binding> bindings) =>
        [.. await Task.WhenAll(bindings.Select(binding => ShowAsync(call, binding)))];

    private static async Task<BindingWire> ShowAsync(ApiCall call, Binding binding) => new()
    {
        Name = binding.Name,
        Type = binding.Type,
        Text = binding.Text,
        Json = binding.Json is null ? null : JsonElement.Parse(binding.Json),
        Part = binding.Part,
        Service = binding.Service?.Name,
        Environment = binding.Service is null ? null : "production",
        Entrypoint = binding.Entrypoint,

        // A namespace that is gone has no name: its id still says which one it was.
        Namespace = binding.NamespaceId is null
            ? null
            : (await call.Account.FindNamespaceByIdAsync(binding.NamespaceId))?.Name ?? binding.NamespaceId,
        Outbound = binding.Outbound is not { } outbound ? null : new(
            new(outbound.Worker.Name),
            [.. outbound.Parameters.Select(name => new OutboundParameterWire(name))]),
    };
}
