using System.Text.RegularExpressions;
using Muster.Tags;

namespace Muster.Operations;

/// <summary>What the API would refuse, an import refuses too: an archive may come from anywhere.</summary>
internal sealed partial class ImportRules(string? targetNamespace, IReadOnlySet<string> namespaces, bool canOpenSecrets)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private int MaxTags => targetNamespace is null ? TagRules.MaxTagsPerAccountWorker : TagRules.MaxTagsPerScript;

    /// <summary>Why a script cannot be imported, or null.</summary>
    public string? Explain(ArchiveScript script)
    {
        var problem = !ScriptName().IsMatch(script.Name)
            ? "expected a script name of letters, digits, '_' and '-'"
            : !_names.Add(script.Name)
                ? "the archive has the name twice"
                : script.Modules.All(module => module.Name != script.MainModule)
                    ? $"expected main module '{script.MainModule}' among its modules"
                    : Tags(script.Tags) ?? script.Bindings.Select(Binding).FirstOrDefault(found => found is not null);
        return problem is null ? null : $"script '{script.Name}': {problem}";
    }

    private string? Tags(ImmutableArray<string> tags) =>
        TagRules.ExplainCount(tags.Length, MaxTags)
        ?? tags.Select(TagRules.Explain).FirstOrDefault(problem => problem is not null);

    private string? Binding(ArchiveBinding binding) =>
        !BindingTypes.Supported.Contains(binding.Type) ? $"binding '{binding.Name}' is of type '{binding.Type}', which is not known"
        : binding.Secret is not null && !canOpenSecrets
            ? "its secrets are encrypted: name the private key by --secrets-key"
        : binding.Namespace is { } name && !IsKnown(name) ? Missing(binding.Name, name)
        : binding.Service is { } service && !IsKnown(service.Namespace) ? Missing(binding.Name, service.Namespace)
        : binding.Outbound is { } outbound && !IsKnown(outbound.Namespace) ? Missing(binding.Name, outbound.Namespace)
        : null;

    private bool IsKnown(string name) =>
        name is ArchiveTarget.Same or ArchiveTarget.Account || name == targetNamespace || namespaces.Contains(name);

    private static string Missing(string binding, string name) =>
        $"binding '{binding}' names dispatch namespace '{name}', which this account does not have: create it first";

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]{0,254}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptName();
}
