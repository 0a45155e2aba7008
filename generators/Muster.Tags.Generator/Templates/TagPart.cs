namespace Muster.Tags.Generator.Templates;

/// <summary>A part of a tag: text as it is, or the name of the hole that stands there.</summary>
internal sealed record TagPart(string Text, bool IsHole);
