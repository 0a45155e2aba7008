namespace Muster.Tags;

/// <summary>What <see cref="TagIndex"/> knows of a script.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags; repeated ones count once.</param>
/// <param name="System">Its system tags.</param>
public readonly record struct IndexedScript(
    string Name, IReadOnlyList<string> Tags, SystemTags System = SystemTags.None);
