namespace Muster.Operations;

/// <summary>Another Worker that a binding names.</summary>
/// <param name="Worker">Its name.</param>
/// <param name="Namespace">Its namespace: <see cref="Same"/>, <see cref="Account"/>, or a namespace's name.</param>
internal sealed record ArchiveTarget(string Worker, string Namespace)
{
    /// <summary>The namespace that the script itself is in. No namespace can have this name.</summary>
    public const string Same = ".";

    /// <summary>The account's own Workers. No namespace can have this name.</summary>
    public const string Account = "@";
}
