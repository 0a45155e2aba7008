namespace Muster.Gateway;

internal sealed record VersionMetadataWire(
    string CreatedOn,
    string ModifiedOn,
    string Source,
    string AuthorEmail,
    string AuthorId,
    bool HasPreview = false);
