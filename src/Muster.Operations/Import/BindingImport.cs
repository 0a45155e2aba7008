using Muster.Grains;

namespace Muster.Operations;

/// <summary>Turns an archive's bindings into stored ones: names become ids, secrets change their key.</summary>
internal sealed class BindingImport(
    IReadOnlyDictionary<string, string> namespaceIds,
    string namespaceId,
    ArchiveSecrets? secrets,
    byte[] dataKey)
{
    /// <summary>
    /// The bindings of a new version. As with an upload, secrets that the version before has and the archive has no value for stay.
    /// </summary>
    public ImmutableArray<Binding> Make(ArchiveScript script, VersionManifest? before)
    {
        var made = script.Bindings
            .Where(binding => binding.Type != BindingTypes.SecretText || binding.Secret is not null)
            .Select(binding => Make(binding, script.Name))
            .ToImmutableArray();
        return before is null
            ? made
            : made.AddRange(before.Bindings.Where(old =>
                old.Type == BindingTypes.SecretText && made.All(binding => binding.Name != old.Name)));
    }

    private Binding Make(ArchiveBinding binding, string script) => new()
    {
        Name = binding.Name,
        Type = binding.Type,
        Text = binding.Text,
        Json = binding.Json,
        SealedSecret = binding.Secret is { } secret ? Reseal(secret, binding.Name, script) : null,
        Part = binding.Part,
        Service = binding.Service is { } service ? Address(service) : null,
        Entrypoint = binding.Entrypoint,
        NamespaceId = binding.Namespace is { } name ? namespaceIds[name] : null,
        Outbound = binding.Outbound is { } outbound ? new(Address(outbound), binding.Parameters) : null,
    };

    private ScriptAddress Address(ArchiveTarget target) => new(namespaceIds[target.Namespace], target.Worker);

    private byte[] Reseal(byte[] secret, string name, string script) =>
        Seal.Close(dataKey, secrets!.Open(secret, script, name), namespaceId);
}
