namespace Muster.Grains;

/// <summary>First part of a content document; the modules' bytes follow in this order.</summary>
internal sealed record ContentHeader(ScriptSyntax Syntax, string MainModule, ImmutableArray<ModuleInfo> Modules);
