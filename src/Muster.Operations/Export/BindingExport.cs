using Muster.Grains;

namespace Muster.Operations;

/// <summary>Turns stored bindings into those of an archive: ids become names, secrets change their key.</summary>
internal sealed class BindingExport(
    AccountState account,
    DispatchNamespace space,
    ArchiveSecrets? secrets,
    byte[]? dataKey)
{
    // What a name cannot be: the namespace is deleted, and the binding names nothing any more.
    private const string Deleted = "?";

    public long SecretsLeftOut { get; private set; }

    public ArchiveBinding Describe(Binding binding, string script) => new()
    {
        Name = binding.Name,
        Type = binding.Type,
        Text = binding.Text,
        Json = binding.Json,
        Secret = Reseal(binding, script),
        Part = binding.Part,
        Service = binding.Service is { } service ? Target(service) : null,
        Entrypoint = binding.Entrypoint,
        Namespace = binding.NamespaceId is { } id ? NameOf(id) : null,
        Outbound = binding.Outbound is { } outbound ? Target(outbound.Worker) : null,
        Parameters = binding.Outbound?.Parameters ?? [],
    };

    private ArchiveTarget Target(ScriptAddress address) => new(address.Name, NameOf(address.NamespaceId));

    private string NameOf(string namespaceId) =>
        namespaceId == space.Id ? ArchiveTarget.Same
        : namespaceId == account.Reserved?.Id ? ArchiveTarget.Account
        : account.Namespaces.FirstOrDefault(found => found.Id == namespaceId)?.Name ?? Deleted;

    private byte[]? Reseal(Binding binding, string script)
    {
        if (binding.SealedSecret is null)
        {
            return null;
        }

        if (secrets is null)
        {
            SecretsLeftOut++;
            return null;
        }

        return secrets.Close(Seal.Open(dataKey!, binding.SealedSecret, space.Id), script, binding.Name);
    }
}
