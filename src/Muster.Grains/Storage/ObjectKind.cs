namespace Muster.Grains;

/// <summary>What a stored object is: a part of its header. The numbers are stored.</summary>
internal enum ObjectKind : byte
{
    Account = 1,
    Namespace = 2,
    CatalogManifest = 3,
    CatalogSegment = 4,
    Version = 5,
    Content = 6,
    Deployment = 7,
    Format = 8,
    Feed = 9,
}
