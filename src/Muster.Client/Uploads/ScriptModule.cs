using System.Text;

namespace Muster.Client;

/// <summary>One file of a script's code.</summary>
public sealed record ScriptModule
{
    internal const string ModuleType = "application/javascript+module";
    internal const string ScriptType = "application/javascript";

    // Parts of these names hold what is no code.
    private static readonly string[] _taken = ["metadata", "settings"];

    /// <summary>Makes a module of any type that the server knows.</summary>
    /// <param name="name">By this name other modules import it; also its file name.</param>
    /// <param name="contentType">Says what it is, such as <c>application/wasm</c>.</param>
    /// <param name="body">The file; not copied.</param>
    /// <exception cref="ArgumentException">The name or the type cannot stand in an upload.</exception>
    public ScriptModule(string name, string contentType, ReadOnlyMemory<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        if (_taken.Contains(name) || name.Any(c => c is '"' or '\\' || char.IsControl(c)))
        {
            throw new ArgumentException(
                "expected a file name other than 'metadata' and 'settings', without quotes, backslashes and control characters",
                nameof(name));
        }

        if (contentType.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
        {
            throw new ArgumentException("expected printable ASCII characters", nameof(contentType));
        }

        (Name, ContentType, Body) = (name, contentType, body);
    }

    /// <summary>By this name other modules import it.</summary>
    public string Name { get; }

    /// <summary>Says what it is.</summary>
    public string ContentType { get; }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The file as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>An ECMAScript module.</summary>
    public static ScriptModule JavaScript(string name, string text) => new(name, ModuleType, Encoding.UTF8.GetBytes(text));

    /// <summary>A text; its default export is a string.</summary>
    public static ScriptModule PlainText(string name, string text) => new(name, "text/plain", Encoding.UTF8.GetBytes(text));

    /// <summary>A JSON document; its default export is the value.</summary>
    public static ScriptModule Json(string name, string text) => new(name, "application/json", Encoding.UTF8.GetBytes(text));

    /// <summary>WebAssembly; its default export is the compiled module.</summary>
    public static ScriptModule Wasm(string name, ReadOnlyMemory<byte> body) => new(name, "application/wasm", body);

    /// <summary>Bytes; its default export is an <c>ArrayBuffer</c>.</summary>
    public static ScriptModule Data(string name, ReadOnlyMemory<byte> body) => new(name, "application/octet-stream", body);
}
