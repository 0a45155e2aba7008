namespace Muster.Contracts;

/// <summary>
/// Stores code. A stateless worker on the caller's own silo, so that bodies do not cross silos. Key: 0.
/// </summary>
[Alias("muster.version-writer")]
public interface IVersionWriterGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Stores content for a script. Harmless when the version is never committed: the document is then an orphan.
    /// </summary>
    [Alias("write-content")]
    Task WriteContentAsync(ScriptAddress address, ContentReference reference, ScriptContent content);
}
