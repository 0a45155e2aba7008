using Orleans.Concurrency;

namespace Muster.Contracts;

/// <summary>
/// One script: puts the writes to it in order and holds code and bindings of its versions. Key:
/// <see cref="ScriptAddress.GrainKey"/>. Whether it exists, its tags and its active version are asked of the catalogue every
/// time, so a deletion by filter cannot leave a warm grain lying.
/// </summary>
[Alias("muster.script")]
public interface IScriptGrain : IGrainWithStringKey
{
    /// <summary>Row and active version, or null when there is no such script.</summary>
    [AlwaysInterleave, Alias("get")]
    Task<ScriptView?> GetAsync();

    /// <summary>A version without secret values, or null. Staged versions are found too.</summary>
    [AlwaysInterleave, Alias("get-version")]
    Task<VersionManifest?> GetVersionAsync(Guid version);

    /// <summary>The latest versions, newest first; empty when there is no such script.</summary>
    [AlwaysInterleave, Alias("list-versions")]
    Task<ImmutableArray<VersionManifest>> ListVersionsAsync(int limit);

    /// <summary>The latest deployments, newest first; empty when there is no such script.</summary>
    [AlwaysInterleave, Alias("list-deployments")]
    Task<ImmutableArray<Deployment>> ListDeploymentsAsync(int limit);

    /// <summary>The code of a version, or null.</summary>
    [AlwaysInterleave, Alias("get-content")]
    Task<ScriptContent?> GetContentAsync(Guid version);

    /// <summary>A version with code and secret values, for the data plane only; or null. Staged versions are found too.</summary>
    [AlwaysInterleave, Alias("get-bundle")]
    Task<VersionBundle?> GetBundleAsync(Guid version);

    /// <summary>Stores a version that is not yet part of the script.</summary>
    [AlwaysInterleave, Alias("stage")]
    Task<Outcome<StagedVersion>> StageAsync(VersionDraft draft, ChangeOrigin origin);

    /// <summary>Makes a staged version part of the script; staged again when another one came in between.</summary>
    [Alias("commit")]
    Task<Outcome<CommittedVersion>> CommitAsync(VersionCommit commit, ChangeOrigin origin);

    /// <summary>Makes an existing version the active one.</summary>
    [Alias("deploy")]
    Task<Outcome<Deployment>> DeployAsync(DeploymentDraft draft, ChangeOrigin origin);

    /// <summary>
    /// Any other change of the row: tags, flags, deletion. Returns the row after it, or before it for a deletion.
    /// </summary>
    [AlwaysInterleave, Alias("change")]
    Task<Outcome<CatalogRow>> ChangeAsync(CatalogChange change);
}
