namespace Muster.Gateway;

internal sealed record VersionResourcesWire(
    VersionScriptWire Script,
    VersionRuntimeWire ScriptRuntime,
    ImmutableArray<BindingWire> Bindings);
