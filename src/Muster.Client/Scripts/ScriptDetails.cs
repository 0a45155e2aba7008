using System.Text.Json.Serialization;

namespace Muster.Client;

/// <summary>A script with what only a call for it alone tells.</summary>
public sealed record ScriptDetails
{
    /// <summary>The script.</summary>
    public required ScriptInfo Script { get; init; }

    /// <summary>
    /// Its revision, which every change moves, for <see cref="ScriptWriteOptions.IfRevision"/>; null where the server gives none.
    /// </summary>
    [JsonIgnore]
    public string? Revision { get; init; }

    /// <summary>What the server has to say beside it, such as that code was not checked.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Messages { get; init; } = [];
}
