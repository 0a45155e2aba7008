namespace Muster.Tags.Generator.Model;

/// <summary>All that is emitted for one marked member depends on.</summary>
/// <remarks>Strings only: nothing of a compilation survives in it, so equal source gives an equal model.</remarks>
internal sealed record FilterMember
{
    /// <summary>Empty for the global namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The declarations of the containing types, outermost first: <c>partial class Policies</c>.</summary>
    public ValueList<string> Types { get; init; } = new([]);

    /// <summary>Namespace, types and name, as people say them.</summary>
    public string FullName { get; init; } = "";

    /// <summary>The declaration up to its parameters or accessors.</summary>
    public string Declaration { get; init; } = "";

    /// <summary>Null for a property.</summary>
    public ValueList<FilterParameter>? Parameters { get; init; }

    /// <summary>The accessors of a property, with their modifiers.</summary>
    public ValueList<string> Accessors { get; init; } = new([]);

    /// <summary>Whether a filter can be generated for its shape; otherwise it gets a body that throws.</summary>
    public bool IsWellFormed { get; init; }

    /// <summary>The filter as written; null if it is no constant.</summary>
    public string? Filter { get; init; }
}
