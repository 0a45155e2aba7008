namespace Muster.Tags;

/// <summary>
/// Marks a parameter whose matches are destroyed: rule TF0021 asks about filters that scripts without tags match.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DestructiveFilterAttribute : Attribute;
