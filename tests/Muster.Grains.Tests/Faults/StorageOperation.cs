namespace Muster.Grains.Tests;

/// <summary>One call of a storage.</summary>
internal readonly record struct StorageOperation(StorageAction Action, GrainId Owner, string Name)
{
    /// <summary>The account or namespace that it is about: what stands before the first slash of the grain's key.</summary>
    public string Root
    {
        get
        {
            var key = Owner.Key.ToString()!;
            return key.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? key[..slash] : key;
        }
    }

    public override string ToString() => $"{Action} {Owner.Type}:{Name}";
}
