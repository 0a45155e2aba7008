namespace Muster.Contracts;

/// <summary>Binding types of the wire that Muster runs, and <c>inherit</c>, which an upload may carry.</summary>
public static class BindingTypes
{
    /// <summary>A string.</summary>
    public const string PlainText = "plain_text";

    /// <summary>A JSON value.</summary>
    public const string Json = "json";

    /// <summary>A string that is stored encrypted and never shown.</summary>
    public const string SecretText = "secret_text";

    /// <summary>A part's bytes as an <c>ArrayBuffer</c>.</summary>
    public const string DataBlob = "data_blob";

    /// <summary>A part's bytes as a string.</summary>
    public const string TextBlob = "text_blob";

    /// <summary>A part compiled as WebAssembly.</summary>
    public const string WasmModule = "wasm_module";

    /// <summary>Another Worker.</summary>
    public const string Service = "service";

    /// <summary>A dispatch namespace.</summary>
    public const string DispatchNamespace = "dispatch_namespace";

    /// <summary>The binding of the same name (or <c>old_name</c>) of the version before. Only in drafts.</summary>
    public const string Inherit = "inherit";

    /// <summary>Types that a stored version may have.</summary>
    public static ImmutableArray<string> Supported { get; } =
        [PlainText, Json, SecretText, DataBlob, TextBlob, WasmModule, Service, DispatchNamespace];
}
