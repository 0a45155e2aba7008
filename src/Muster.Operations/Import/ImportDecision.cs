namespace Muster.Operations;

/// <summary>What becomes of a script of the archive.</summary>
internal enum ImportDecision
{
    /// <summary>It is new.</summary>
    Create = 1,

    /// <summary>It exists, is another, and gets a new version.</summary>
    Replace = 2,

    /// <summary>It exists, is another, and stays.</summary>
    Keep = 3,

    /// <summary>An earlier run has imported it.</summary>
    Pass = 4,
}
