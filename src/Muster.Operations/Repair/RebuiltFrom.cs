namespace Muster.Operations;

/// <summary>What a rebuilt row rests on.</summary>
internal enum RebuiltFrom
{
    /// <summary>No record is left; the versions alone tell of the script.</summary>
    Versions = 1,

    /// <summary>A record is left, but newer versions follow the one that it names.</summary>
    NewerVersions = 2,
}
