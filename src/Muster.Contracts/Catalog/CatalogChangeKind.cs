namespace Muster.Contracts;

/// <summary>What a change does to a row. The numbers are stored: never reuse one.</summary>
[GenerateSerializer, Alias("muster.catalog-change-kind")]
public enum CatalogChangeKind
{
    /// <summary>A new version, deployed or not; makes the row if there is none.</summary>
    PutVersion = 1,

    /// <summary>Makes an existing version the active one.</summary>
    Deploy = 2,

    /// <summary>Replaces all tags.</summary>
    SetTags = 3,

    /// <summary>Adds one tag; no change when it is there.</summary>
    AddTag = 4,

    /// <summary>Removes one tag; no change when it is not there.</summary>
    RemoveTag = 5,

    /// <summary>Sets and clears marks.</summary>
    SetMarks = 6,

    /// <summary>Deletes the row. Until it is purged, what it led to is kept.</summary>
    Delete = 7,

    /// <summary>Brings a deleted row back.</summary>
    Undelete = 8,

    /// <summary>Ends a deleted row for good: what it led to is cleared.</summary>
    Purge = 9,
}
