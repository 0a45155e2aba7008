namespace Muster.Grains.Tests;

/// <summary>Records with everything filled in.</summary>
internal static class Sample
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public static NamespaceDescriptor Space { get; } = new()
    {
        AccountId = "0123456789abcdef0123456789abcdef",
        ShardCount = 4,
        MaxTagsPerScript = 8,
    };

    public static ChangeOrigin Origin(string? digest = null) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"),
        RequestDigest = digest,
        Actor = "ann@example.com",
        Address = "192.0.2.7",
    };

    public static CatalogRow Row(string name, params string[] tags) => new()
    {
        Name = name,
        ActiveVersion = new("11111111-2222-3333-4444-555555555555"),
        LatestVersion = new("11111111-2222-3333-4444-666666666666"),
        Deployment = new(new("11111111-2222-3333-4444-777777777777"), IsUpload: false),
        Tags = [.. tags],
        Marks = ScriptMarks.SubdomainDisabled,
        Revision = 7,
        Incarnation = 3,
        CreatedOn = Noon,
        ModifiedOn = Noon.AddHours(1),
        TagsChangedOn = Noon.AddMinutes(5),
        ContentHash = new('a', 64),
    };

    public static CatalogRecord Record(long sequence, string name, CatalogChangeKind kind = CatalogChangeKind.SetTags) =>
        new(sequence, Noon.AddSeconds(sequence), kind, Row(name, "t1") with { Revision = sequence }, Origin());

    public static CatalogChange Put(string name, params string[] tags) => new()
    {
        Kind = CatalogChangeKind.PutVersion,
        Name = name,
        Origin = Origin(),
        Version = Guid.NewGuid(),
        Activates = true,
        ContentHash = new('b', 64),
        Tags = [.. tags],
    };

    public static CatalogChange Change(CatalogChangeKind kind, string name, string? tag = null, string[]? tags = null) => new()
    {
        Kind = kind,
        Name = name,
        Origin = Origin(),
        Tag = tag,
        Tags = tags is null ? null : [.. tags],
    };
}
