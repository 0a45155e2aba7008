namespace Muster.Gateway;

/// <summary>Composes an upload from the parts of a multipart body.</summary>
internal sealed class FormUpload(IReadOnlyList<FormPart> parts, int maxTags, Problems problems)
{
    public ScriptUpload? Compose()
    {
        var root = FormFields.ReadObject(parts, FormFields.Metadata, problems);
        if (problems.Any)
        {
            return null;
        }

        var metadata = new MetadataReader(problems, maxTags, allowsRepeats: false).Read(root);
        if ((metadata.MainModule is null) == (metadata.BodyPart is null))
        {
            problems.Add("metadata: expected exactly one of main_module and body_part, "
                + (metadata.MainModule is null ? "found none." : "found both."));
            return null;
        }

        var field = metadata.MainModule is null ? "body_part" : "main_module";
        var entry = (metadata.MainModule ?? metadata.BodyPart)!;
        var modules = ReadModules(entry, metadata.MainModule is not null);
        if (modules.FirstOrDefault(module => SameName(module.Info.Name, entry)) is not { } main)
        {
            problems.Add($"{field}: expected the name of a part, found {Shown.Of(entry)}.");
            return null;
        }

        ExplainParts(metadata, modules);
        var syntax = metadata.MainModule is null ? ScriptSyntax.ServiceWorker : ScriptSyntax.Modules;
        return problems.Any ? null : new(new(syntax, main.Info.Name, modules), metadata);
    }

    private ImmutableArray<ScriptModule> ReadModules(string entry, bool isModular)
    {
        var modules = ImmutableArray.CreateBuilder<ScriptModule>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Where(part => part.Name != FormFields.Metadata))
        {
            if (!names.Add(Trim(part.Name)))
            {
                problems.Add($"multipart body: expected parts of different names, found {Shown.Of(part.Name)} twice.");
            }
            else if (FindKind(part, SameName(part.Name, entry), isModular) is { } kind)
            {
                var type = part.ContentType ?? TypeOf(kind);
                modules.Add(new(new(part.Name, kind, type, part.Body.Length), part.Body));
            }
        }

        return modules.ToImmutable();
    }

    // Clients that guess types by file name send scripts as text or bytes; what the metadata says of a part is surer.
    private ModuleKind? FindKind(FormPart part, bool isEntry, bool isModular)
    {
        var kind = part.ContentType is null ? ModuleKind.Data : ModuleKinds.Find(part.ContentType);
        if (kind is null || part.Name.EndsWith(".py", StringComparison.Ordinal))
        {
            problems.Add(ModuleKinds.IsPython(part.ContentType) || part.Name.EndsWith(".py", StringComparison.Ordinal)
                ? $"part {Shown.Of(part.Name)}: expected JavaScript, since Muster does not run Python Workers."
                : $"part {Shown.Of(part.Name)}: expected a module's content type, found {Shown.Of(part.ContentType ?? "")}.");
            return null;
        }

        if (!isEntry)
        {
            return kind;
        }

        if (kind is ModuleKind.Wasm or ModuleKind.Json or ModuleKind.SourceMap || (kind == ModuleKind.EsModule && !isModular))
        {
            problems.Add($"part {Shown.Of(part.Name)}: expected application/javascript{(isModular ? "+module" : "")}, "
                + $"found {Shown.Of(part.ContentType!)}.");
        }

        return isModular ? ModuleKind.EsModule : ModuleKind.Script;
    }

    private void ExplainParts(UploadMetadata metadata, ImmutableArray<ScriptModule> modules)
    {
        foreach (var binding in (metadata.Bindings ?? []).Where(draft => draft.Value.Part is not null))
        {
            if (!modules.Any(module => SameName(module.Info.Name, binding.Value.Part!)))
            {
                problems.Add(Refusals.Binding(
                    $"binding {Shown.Of(binding.Value.Name)}: expected the name of a part, found {Shown.Of(binding.Value.Part!)}."));
            }
        }
    }

    private static bool SameName(string part, string name) => Trim(part) == Trim(name);

    // Loaders take './a.js' and 'a.js' for the same module.
    private static string Trim(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    private static string TypeOf(ModuleKind kind) => kind switch
    {
        ModuleKind.EsModule => "application/javascript+module",
        ModuleKind.Script => "application/javascript",
        _ => "application/octet-stream",
    };
}
