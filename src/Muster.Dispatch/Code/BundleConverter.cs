using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Muster.Contracts;

namespace Muster.Dispatch;

/// <summary>Turns a version of the control plane into what the router loads.</summary>
internal static class BundleConverter
{
    public static RouterBundle Convert(VersionBundle bundle)
    {
        var content = bundle.Content;
        var parts = bundle.Bindings.Select(b => b.Part).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
            content.Syntax == ScriptSyntax.ServiceWorker ? "service_worker" : "modules",
            Normalize(content.MainModule),
            bundle.CompatibilityDate,
            bundle.CompatibilityFlags,
            [.. content.Modules
                .Where(m => m.Info.Kind != ModuleKind.SourceMap && !parts.Contains(m.Info.Name))
                .Select(m => ToModule(m, content.Syntax))],
            [.. bundle.Bindings.Select(b => ToBinding(b, content.Modules))]);
    }

    /// <summary>As the loader names modules: <c>./lib/../a.js</c> is <c>a.js</c>.</summary>
    public static string Normalize(string name)
    {
        var path = new List<string>();
        foreach (var step in name.Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private static RouterBundle.Module ToModule(ScriptModule module, ScriptSyntax syntax)
    {
        var name = Normalize(module.Info.Name);
        return module.Info.Kind switch
        {
            ModuleKind.EsModule when syntax == ScriptSyntax.Modules => new(name, "esm", Text(module), null),
            ModuleKind.EsModule or ModuleKind.Script => new(name, "cjs", Text(module), null),
            ModuleKind.Text => new(name, "text", Text(module), null),
            ModuleKind.Json => new(name, "json", Text(module), null),
            ModuleKind.Wasm => new(name, "wasm", null, module.Body),
            _ => new(name, "data", null, module.Body),
        };
    }

    private static RouterBundle.Binding ToBinding(Binding binding, ImmutableArray<ScriptModule> modules)
    {
        var target = new RouterBundle.Binding(binding.Name, binding.Type);
        return binding.Type switch
        {
            BindingTypes.PlainText => target with { Text = binding.Text },
            BindingTypes.SecretText => target with { Text = binding.Secret },
            BindingTypes.Json => target with { Json = JsonElement.Parse(binding.Json ?? "null") },
            BindingTypes.TextBlob => target with { Text = Text(Part()) },
            BindingTypes.DataBlob or BindingTypes.WasmModule => target with { Base64 = Part().Body },
            BindingTypes.Service => target with
            {
                Namespace = binding.Service?.NamespaceId, Service = binding.Service?.Name, Entrypoint = binding.Entrypoint,
            },
            BindingTypes.DispatchNamespace => target with
            {
                Namespace = binding.NamespaceId,
                Outbound = binding.Outbound is { } o ? new(o.Worker.NamespaceId, o.Worker.Name, o.Parameters) : null,
            },
            _ => target,
        };

        ScriptModule Part() => modules.FirstOrDefault(m => m.Info.Name == binding.Part)
            ?? throw new InvalidDataException($"The part '{binding.Part}' of the binding {binding.Name} is missing.");
    }

    private static string Text(ScriptModule module)
    {
        var bytes = module.Body.AsSpan();
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
    }
}
