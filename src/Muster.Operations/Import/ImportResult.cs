namespace Muster.Operations;

/// <summary>What an import did, or would do.</summary>
internal sealed class ImportResult
{
    /// <summary>Scripts that cannot be imported, each with the reason.</summary>
    public List<string> Problems { get; } = [];

    public long Imported { get; set; }

    /// <summary>Imported by an earlier run of the same archive.</summary>
    public long AlreadyThere { get; set; }

    /// <summary>Exist and are others.</summary>
    public long Kept { get; set; }

    public long MissingSecrets { get; set; }

    /// <summary>How long the writing took, without the check of the archive.</summary>
    public TimeSpan Took { get; set; }
}
