using Muster.Contracts;
using Muster.Grains;
using Muster.Tags;

namespace Muster.Hosting;

/// <summary>
/// Takes the policies of a host. They hold in every dispatch namespace, and are judged where scripts are changed; a policy is
/// known by its name, its filter and its age, and a changed one is a new one.
/// </summary>
public sealed class MusterBuilder
{
    private const int MaxNameLength = 256;
    private readonly List<DeclaredPolicy> _policies = [];

    internal MusterBuilder()
    {
    }

    /// <summary>
    /// Deletes scripts that have matched for longer than <paramref name="age"/>, counted from the last change of their tags, and
    /// at the earliest from when the namespace first met this policy. What is protected stays.
    /// </summary>
    /// <param name="filter">Which scripts.</param>
    /// <param name="age">How long they may match.</param>
    /// <param name="name">Name of the policy. Default: that of the generated member, else the filter's text.</param>
    /// <exception cref="ArgumentException">The age is not positive, or the name is too long or taken.</exception>
    public MusterBuilder Retain([DestructiveFilter] TagFilter filter, TimeSpan age, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(age, TimeSpan.Zero);
        return Add(PolicyKind.Retain, filter, age, name);
    }

    /// <summary>Refuses every deletion of a script that matches, alone or by filter, with the policy's name.</summary>
    /// <param name="filter">Which scripts.</param>
    /// <param name="name">Name of the policy. Default: that of the generated member, else the filter's text.</param>
    /// <exception cref="ArgumentException">The name is too long or taken.</exception>
    public MusterBuilder Protect(TagFilter filter, string? name = null) => Add(PolicyKind.Protect, filter, age: null, name);

    /// <summary>Counts the scripts that match: <c>GET …/counts</c> of each namespace.</summary>
    /// <param name="name">Name of the count.</param>
    /// <param name="filter">Which scripts.</param>
    /// <exception cref="ArgumentException">The name is empty, too long or taken.</exception>
    public MusterBuilder Count(string name, TagFilter filter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(PolicyKind.Count, filter, age: null, name);
    }

    internal PolicySet Build() => new(_policies);

    private MusterBuilder Add(PolicyKind kind, TagFilter filter, TimeSpan? age, string? name)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var text = filter.ToString();
        name ??= filter.Name ?? text;
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
        {
            throw new ArgumentException(
                $"expected a policy's name of 1 to {MaxNameLength} characters, found {name.Length}",
                nameof(name));
        }

        if (_policies.Any(policy => policy.Policy.Kind == kind && policy.Policy.Name == name))
        {
            throw new ArgumentException($"expected one {kind} policy '{name}', found two: give them different names", nameof(name));
        }

        _policies.Add(new(new() { Kind = kind, Name = name, Filter = text, Age = age }, filter));
        return this;
    }
}
