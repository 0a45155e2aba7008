namespace Muster.Client;

/// <summary>A script with its settings.</summary>
/// <param name="Code">What it runs.</param>
public sealed record ScriptUpload(ScriptCode Code)
{
    /// <summary>What it finds in its environment. Secrets that it has stay even where this does not name them.</summary>
    public IReadOnlyList<ScriptBinding> Bindings { get; init; } = [];

    /// <summary>Its tags. Null: those that it has. An empty list: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Which behaviour of the runtime it expects. Null: none in particular.</summary>
    public DateOnly? CompatibilityDate { get; init; }

    /// <summary>Behaviours of the runtime that are switched on or off one by one.</summary>
    public IReadOnlyList<string> CompatibilityFlags { get; init; } = [];

    /// <summary>
    /// Types of bindings, of <see cref="BindingTypes"/>, that stay as they are where <see cref="Bindings"/> does not name them.
    /// </summary>
    public IReadOnlyList<string> KeepBindings { get; init; } = [];

    /// <inheritdoc cref="ScriptCode.FromModule"/>
    public static ScriptUpload FromModule(string text) => new(ScriptCode.FromModule(text));

    /// <inheritdoc cref="ScriptCode.FromModules"/>
    public static ScriptUpload FromModules(ScriptModule main, params IEnumerable<ScriptModule> others) =>
        new(ScriptCode.FromModules(main, others));

    /// <inheritdoc cref="ScriptCode.FromServiceWorker"/>
    public static ScriptUpload FromServiceWorker(string text, params IEnumerable<ScriptModule> parts) =>
        new(ScriptCode.FromServiceWorker(text, parts));
}
