using Muster.Tags;

namespace Muster.Grains;

/// <summary>A policy with the filter that judges it.</summary>
/// <param name="Policy">The policy as namespaces record it.</param>
/// <param name="Filter">Its filter; one that the compiler has generated judges by its generated code.</param>
public sealed record DeclaredPolicy(Policy Policy, TagFilter Filter);
