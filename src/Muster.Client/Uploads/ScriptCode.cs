using System.Text;

namespace Muster.Client;

/// <summary>The code of a script: ECMAScript modules, or one script in service-worker syntax.</summary>
public sealed record ScriptCode
{
    private const string MainName = "worker.js";

    internal ScriptCode(ScriptModule main, IEnumerable<ScriptModule> others, bool isServiceWorker)
    {
        ArgumentNullException.ThrowIfNull(main);
        (Main, Modules, IsServiceWorker) = (main, [main, .. others], isServiceWorker);
    }

    /// <summary>Where it begins.</summary>
    public ScriptModule Main { get; }

    /// <summary>All of it, the main module first.</summary>
    public IReadOnlyList<ScriptModule> Modules { get; }

    /// <summary>Whether it listens for events (<c>addEventListener</c>) rather than exporting handlers.</summary>
    public bool IsServiceWorker { get; }

    /// <summary>One module that exports handlers: <c>export default { fetch() { … } }</c>.</summary>
    public static ScriptCode FromModule(string text) => FromModules(ScriptModule.JavaScript(MainName, text));

    /// <summary>Several modules; others are imported by their names.</summary>
    public static ScriptCode FromModules(ScriptModule main, params IEnumerable<ScriptModule> others) =>
        new(main, others, isServiceWorker: false);

    /// <summary>A script in service-worker syntax: <c>addEventListener('fetch', …)</c>.</summary>
    /// <param name="text">The script.</param>
    /// <param name="parts">Modules that a <see cref="PartBinding"/> hands to it.</param>
    public static ScriptCode FromServiceWorker(string text, params IEnumerable<ScriptModule> parts) =>
        new(new(MainName, ScriptModule.ScriptType, Encoding.UTF8.GetBytes(text)), parts, isServiceWorker: true);
}
