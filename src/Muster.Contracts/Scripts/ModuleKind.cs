namespace Muster.Contracts;

/// <summary>What a part of an upload is. The numbers are stored.</summary>
[GenerateSerializer, Alias("muster.module-kind")]
public enum ModuleKind
{
    /// <summary>An ES module (<c>application/javascript+module</c>).</summary>
    EsModule = 1,

    /// <summary>A CommonJS module, or the script of a service worker (<c>application/javascript</c>).</summary>
    Script = 2,

    /// <summary>Text (<c>text/plain</c>).</summary>
    Text = 3,

    /// <summary>Bytes (<c>application/octet-stream</c>).</summary>
    Data = 4,

    /// <summary>WebAssembly (<c>application/wasm</c>).</summary>
    Wasm = 5,

    /// <summary>JSON (<c>application/json</c>).</summary>
    Json = 6,

    /// <summary>A source map: kept and given back, never loaded.</summary>
    SourceMap = 7,
}
