using System.Collections.Immutable;
using System.Text;
using Muster.Contracts;

namespace Muster.Dispatch.Tests;

/// <summary>A Worker as a test writes it down.</summary>
internal sealed record Worker(ScriptSyntax Syntax, string Main)
{
    public ImmutableArray<ScriptModule> Modules { get; init; } = [];

    public ImmutableArray<Binding> Bindings { get; init; } = [];

    public string? Date { get; init; } = "2026-01-01";

    public ImmutableArray<string> Flags { get; init; } = [];

    public ScriptMarks Marks { get; init; }

    public static Worker Module(string code) =>
        new Worker(ScriptSyntax.Modules, "index.js").With("index.js", ModuleKind.EsModule, code);

    /// <summary>A module whose <c>fetch(request, env, ctx)</c> has this body.</summary>
    public static Worker Fetch(string body) => Module($"export default {{ async fetch(request, env, ctx) {{ {body} }} }};");

    public static Worker Script(string code) =>
        new Worker(ScriptSyntax.ServiceWorker, "worker.js").With("worker.js", ModuleKind.Script, code) with { Date = null };

    public Worker With(string name, ModuleKind kind, string code) => With(name, kind, Encoding.UTF8.GetBytes(code));

    public Worker With(string name, ModuleKind kind, byte[] body) =>
        this with { Modules = Modules.Add(new(new(name, kind, "", body.Length), body)) };

    public Worker With(params ReadOnlySpan<Binding> bindings) => this with { Bindings = Bindings.AddRange(bindings) };

    public VersionBundle ToBundle(Guid version) => new()
    {
        Version = version,
        Content = new(Syntax, Main, Modules),
        Bindings = Bindings,
        CompatibilityDate = Date,
        CompatibilityFlags = Flags,
    };
}
