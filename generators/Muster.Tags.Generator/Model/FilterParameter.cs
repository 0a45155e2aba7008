namespace Muster.Tags.Generator.Model;

/// <summary>A parameter of a marked method.</summary>
/// <param name="Declaration">Its modifiers and type as the other half of the method must repeat them.</param>
/// <param name="Name">Its name without <c>@</c>.</param>
internal sealed record FilterParameter(string Declaration, string Name);
