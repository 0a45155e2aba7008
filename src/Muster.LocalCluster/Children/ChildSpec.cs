namespace Muster.LocalCluster;

/// <summary>How to start a process.</summary>
/// <param name="Name">Such as <c>silo-2</c>.</param>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Settings">
/// Beside the environment of this process, which is handed on; <c>:</c> becomes <c>__</c>. Not as arguments, since everybody on the
/// machine can read those of a process.
/// </param>
/// <param name="Ready">Answers 200 when it serves.</param>
/// <param name="Url">Where it serves; null for what is no part of Muster.</param>
internal sealed record ChildSpec(
    string Name,
    string FileName,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Settings,
    Uri Ready,
    Uri? Url = null);
