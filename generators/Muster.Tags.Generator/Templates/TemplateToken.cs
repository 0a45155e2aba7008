namespace Muster.Tags.Generator.Templates;

/// <summary>A hole or a doubled brace in a filter's text.</summary>
/// <param name="Source">As written: <c>{name}</c>, <c>{{</c> or <c>}}</c>.</param>
/// <param name="Start">Where, from 0.</param>
internal sealed record TemplateToken(string Source, int Start)
{
    public bool IsHole => Source.Length > 2;

    /// <summary>The name of a hole, or the brace that is meant.</summary>
    public string Text => IsHole ? Source.Substring(1, Source.Length - 2) : Source.Substring(1);
}
