namespace Muster.Client;

/// <summary>As what a <see cref="PartBinding"/> gives a module.</summary>
public enum PartBindingKind
{
    /// <summary>An <c>ArrayBuffer</c>.</summary>
    Data,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A <c>WebAssembly.Module</c>.</summary>
    Wasm,
}
