namespace Muster.Grains;

/// <summary>
/// Which format each kind of object has at each level of the cluster. A level is added by a release and written only when every
/// silo can read it; what an earlier one wrote stays readable for ever.
/// </summary>
internal static class FormatLevels
{
    /// <summary>The first level that was released.</summary>
    public const int Oldest = 1;

    /// <summary>The newest level that this build knows.</summary>
#if MUSTER_NEXT_FORMAT
    public const int Newest = 2;
#else
    public const int Newest = 1;
#endif

    /// <summary>The format that objects of this kind have at a level.</summary>
    public static byte VersionOf(ObjectKind kind, int level) => kind switch
    {
        ObjectKind.CatalogSegment => level >= 2 ? (byte)3 : (byte)2,
        ObjectKind.CatalogManifest => 2,
        _ => 1,
    };
}
