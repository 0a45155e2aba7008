namespace Muster.Tags;

/// <summary>Has the compiler check a filter and generate its code.</summary>
/// <remarks>
/// Stands on a static partial property, or on a static partial method whose <see cref="string"/> parameters fill the
/// filter's holes:
/// <code>
/// [GeneratedTagFilter("plan-pro:yes,env-preview:no")]
/// public static partial TagFilter Paying { get; }
///
/// [GeneratedTagFilter("customer-{id}:yes,env-preview:yes")]
/// public static partial TagFilter Previews(string id);
/// </code>
/// A hole is data, never syntax: no value can make the filter mean something else. A value that is empty, or that
/// makes no tag, throws <see cref="ArgumentException"/> naming the parameter.
/// </remarks>
/// <param name="filter">
/// The filter in the extended dialect. <c>{name}</c> within a tag is a hole; <c>{{</c> and <c>}}</c> are braces.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method, Inherited = false)]
public sealed class GeneratedTagFilterAttribute(string filter) : Attribute
{
    /// <summary>The filter, with its holes.</summary>
    public string Filter { get; } = filter;
}
