namespace Muster.Gateway;

/// <summary>The kinds of policies as paths and answers name them.</summary>
internal static class PolicyKinds
{
    private static readonly (PolicyKind Kind, string Name)[] _names =
    [
        (PolicyKind.Retain, "retain"),
        (PolicyKind.Protect, "protect"),
        (PolicyKind.Count, "count"),
    ];

    public static string Name(PolicyKind kind) => _names.First(known => known.Kind == kind).Name;

    public static PolicyKind? Find(string? name) =>
        _names.Where(known => known.Name == name).Select(known => (PolicyKind?)known.Kind).FirstOrDefault();
}
