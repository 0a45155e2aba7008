using System.Text.Json;

namespace Muster.Dispatch;

/// <summary>A version as router and checker load it.</summary>
/// <param name="Syntax"><c>modules</c> or <c>service_worker</c>.</param>
/// <param name="Main">Name of the module that is entered.</param>
/// <param name="Date">Compatibility date, or null.</param>
/// <param name="Flags">Compatibility flags.</param>
/// <param name="Modules">Modules.</param>
/// <param name="Bindings">Bindings.</param>
internal sealed record RouterBundle(
    string Syntax,
    string Main,
    string? Date,
    IReadOnlyList<string> Flags,
    IReadOnlyList<RouterBundle.Module> Modules,
    IReadOnlyList<RouterBundle.Binding> Bindings)
{
    /// <summary>A module: text, or bytes as Base64.</summary>
    public sealed record Module(string Name, string Kind, string? Text, byte[]? Base64);

    /// <summary>A binding; which members are set follows from the type.</summary>
    public sealed record Binding(string Name, string Type)
    {
        public string? Text { get; init; }

        public JsonElement? Json { get; init; }

        public byte[]? Base64 { get; init; }

        public string? Namespace { get; init; }

        public string? Service { get; init; }

        public string? Entrypoint { get; init; }

        public Outbound? Outbound { get; init; }
    }

    /// <summary>The outbound Worker of a dispatch binding.</summary>
    public sealed record Outbound(string Namespace, string Worker, IReadOnlyList<string> Parameters);
}
