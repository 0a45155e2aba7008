using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Grains;

/// <inheritdoc cref="IScriptGrain"/>
/// <remarks>
/// Keeps only what never changes: versions, and how its namespace was made. Commits and deployments run one after the other;
/// everything else interleaves with them, so a slow upload blocks no reader.
/// </remarks>
[GrainType("muster.script"), CollectionAgeLimit(Minutes = 5)]
internal sealed class ScriptGrain(
    IGrainContext context,
    DocumentStore documents,
    SecretVault vault,
    VersionCache versions,
    IOptions<ScriptOptions> options,
    TimeProvider time,
    ILogger<ScriptGrain> logger) : Grain, IScriptGrain
{
    private const int CommitAttempts = 16;
    private readonly ScriptAddress _address = ScriptAddress.FromGrainKey(context.GrainId.Key.ToString()!);
    private readonly ScriptHistory _history = new(
        ScriptAddress.FromGrainKey(context.GrainId.Key.ToString()!),
        versions,
        documents);
    private readonly VersionComparer _comparer = new(
        vault,
        ScriptAddress.FromGrainKey(context.GrainId.Key.ToString()!).NamespaceId);

    private NamespaceDescriptor? _space;
    private ICatalogGrain? _catalog;
    private HistoryTrimmer _trimmer = null!;
    private Task? _trimming;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        versions.Open(_address);
        _trimmer = new(_address, _history, versions, documents);
        _space = await GrainFactory.GetGrain<INamespaceGrain>(_address.NamespaceId).DescribeAsync();
        if (_space is not null)
        {
            _catalog = GrainFactory.GetGrain<ICatalogGrain>(
                CatalogShards.GrainKeyOf(_address.NamespaceId, _address.Name, _space.ShardCount));
        }
    }

    public async Task<ScriptView?> GetAsync()
    {
        // The version may be gone when the script was deleted between the two reads: then the row tells.
        for (var row = await FindRowAsync(); row is not null;)
        {
            if (await versions.GetAsync(row.ActiveVersion) is { } version)
            {
                return new(row, Shown(version));
            }

            var again = await FindRowAsync();
            if (again?.Revision == row.Revision)
            {
                throw new CorruptObjectException($"{_address}: version {row.ActiveVersion} is not there.");
            }

            row = again;
        }

        return null;
    }

    public async Task<VersionManifest?> GetVersionAsync(Guid version) =>
        await versions.GetAsync(version) is { } found ? Shown(found) : null;

    public async Task<ImmutableArray<VersionManifest>> ListVersionsAsync(int limit) =>
        await FindRowAsync() is { } row
            ? [.. (await _history.ListVersionsAsync(row.LatestVersion, Kept(limit))).Select(Shown)]
            : [];

    public async Task<ImmutableArray<Deployment>> ListDeploymentsAsync(int limit) =>
        await FindRowAsync() is { } row ? await _history.ListDeploymentsAsync(row.Deployment, Kept(limit)) : [];

    public async Task<ScriptContent?> GetContentAsync(Guid version) =>
        await versions.GetAsync(version) is { } found
            ? await documents.ReadContentAsync(_address, found.Content.Id)
            : null;

    public async Task<VersionBundle?> GetBundleAsync(Guid version)
    {
        if (await versions.GetAsync(version) is not { } found
            || await documents.ReadContentAsync(_address, found.Content.Id) is not { } content)
        {
            return null;
        }

        var bindings = ImmutableArray.CreateBuilder<Binding>(found.Bindings.Length);
        foreach (var binding in found.Bindings)
        {
            bindings.Add(await vault.OpenAsync(_address.NamespaceId, binding));
        }

        return new()
        {
            Version = found.Id,
            Content = content with
            {
                Modules = content.Modules.RemoveAll(module => module.Info.Kind == ModuleKind.SourceMap),
            },
            Bindings = bindings.MoveToImmutable(),
            CompatibilityDate = found.CompatibilityDate,
            CompatibilityFlags = found.CompatibilityFlags,
        };
    }

    public async Task<Outcome<StagedVersion>> StageAsync(VersionDraft draft, ChangeOrigin origin)
    {
        // A repeated request is not judged by what it has changed itself.
        if (await RecallAsync(origin) is { } answered && await versions.GetAsync(answered.LatestVersion) is { } known)
        {
            return new StagedVersion(Shown(known));
        }

        var row = await FindRowAsync();
        var staged = await StageAsync(draft, row, origin);
        return staged.IsSuccess ? new StagedVersion(Shown(staged.Value)) : staged.Refusal;
    }

    public async Task<Outcome<CommittedVersion>> CommitAsync(VersionCommit commit, ChangeOrigin origin)
    {
        var version = await versions.GetAsync(commit.Version)
            ?? throw new ArgumentException($"Version {commit.Version} was not staged.", nameof(commit));
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await RequireCatalog().CommitAsync(new()
            {
                Kind = CatalogChangeKind.PutVersion,
                Name = _address.Name,
                Origin = origin,
                ExpectedRevision = commit.Draft.ExpectedRevision,
                Version = version.Id,
                FollowsVersion = version.PreviousVersion,
                FollowsDeployment = version.PreviousDeployment,
                Activates = commit.Activates,
                ContentHash = version.Content.Hash,
                Tags = commit.Draft.Tags,
                SameAs = commit.Activates ? await FindSameAsync(version) : null,
            });
            if (outcome.IsSuccess)
            {
                var stored = await SettleAsync(version, commit.Draft, outcome.Value);
                return new CommittedVersion(outcome.Value, Shown(stored));
            }

            if (outcome.Refusal.Code != ErrorCodes.Contended || attempt == CommitAttempts)
            {
                return outcome.Refusal;
            }

            // Another version came in between (or the script went): what this one takes over has changed with it.
            var again = await StageAsync(commit.Draft, await FindRowAsync(), origin);
            if (!again.IsSuccess)
            {
                return again.Refusal;
            }

            version = again.Value;
        }
    }

    public async Task<Outcome<Deployment>> DeployAsync(DeploymentDraft draft, ChangeOrigin origin)
    {
        if (await RecallAsync(origin) is { } answered
            && await documents.ReadDeploymentAsync(_address, answered.Deployment.Id) is { } known)
        {
            return known;
        }

        await (_trimming ?? Task.CompletedTask);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await FindRowAsync() is { } row ? await DeployAsync(draft, row, origin) : Missing();
            if (outcome.Refusal?.Code != ErrorCodes.Contended || attempt == CommitAttempts)
            {
                return outcome;
            }
        }
    }

    public async Task<Outcome<CatalogRow>> ChangeAsync(CatalogChange change) =>
        _catalog is null ? Missing() : await _catalog.CommitAsync(change);

    private async Task<Outcome<Deployment>> DeployAsync(DeploymentDraft draft, CatalogRow row, ChangeOrigin origin)
    {
        // What is too old to be kept may be cleared at any moment, so it counts as gone before it is.
        if (await versions.GetAsync(draft.Version) is not { } version
            || !await _history.KeepsAsync(row, version.Id, options.Value.KeptVersions))
        {
            return new Refusal(
                RefusalReason.NotFound,
                ErrorCodes.VersionNotFound,
                $"versions[0].version_id: '{_address.Name}' has no version {draft.Version}.");
        }

        var deployment = new Deployment
        {
            Id = Guid.NewGuid(),
            Version = version.Id,
            CreatedOn = time.GetUtcNow(),
            Author = origin.Actor,
            Source = draft.Source,
            Annotations = draft.Annotations,
            Previous = row.Deployment,
        };
        await documents.WriteDeploymentAsync(_address, deployment);
        var outcome = await RequireCatalog().CommitAsync(new()
        {
            Kind = CatalogChangeKind.Deploy,
            Name = _address.Name,
            Origin = origin,
            Version = version.Id,
            FollowsVersion = row.LatestVersion,
            FollowsDeployment = row.Deployment,
            ContentHash = version.Content.Hash,
            Deployment = new(deployment.Id, IsUpload: false),
        });
        if (!outcome.IsSuccess)
        {
            return outcome.Refusal;
        }

        // A repeated request gets the deployment of its first answer.
        return outcome.Value.Deployment.Id == deployment.Id
            ? deployment
            : await documents.ReadDeploymentAsync(_address, outcome.Value.Deployment.Id) ?? deployment;
    }

    private async Task<Outcome<VersionManifest>> StageAsync(VersionDraft draft, CatalogRow? row, ChangeOrigin origin)
    {
        if (_space is null || (row is null && (draft.MustExist || draft.Content is null)))
        {
            return Missing();
        }

        var before = row is null ? null : await versions.GetAsync(draft.BasedOn ?? row.LatestVersion);
        if (row is not null && before is null)
        {
            return Missing();
        }

        var merged = BindingMerge.Apply(before?.Bindings ?? [], draft.Bindings);
        if (!merged.IsSuccess)
        {
            return merged.Refusal;
        }

        var bindings = ImmutableArray.CreateBuilder<Binding>(merged.Value.Count);
        foreach (var binding in merged.Value)
        {
            bindings.Add(await vault.SealAsync(_address.NamespaceId, binding));
        }

        var latest = row is null ? null : await versions.GetAsync(row.LatestVersion);
        var version = VersionComposer.Compose(
            draft,
            new(_address.Name, row, before, latest?.Number ?? 0),
            bindings.MoveToImmutable(),
            origin.Actor,
            time.GetUtcNow());
        // The same code is stored once: a version that follows another with it shares its document.
        if (latest?.Content.Hash == version.Content.Hash)
        {
            version = version with { Content = latest.Content };
        }

        await versions.CreateAsync(version);
        return version;
    }

    private async Task<Guid?> FindSameAsync(VersionManifest version) =>
        await versions.GetAsync(version.PreviousVersion) is { } latest && await _comparer.AreSameAsync(version, latest)
            ? latest.Id
            : null;

    // A repeated request gets the row of its first answer, which names the version that was stored then; one that changes nothing
    // gets the row as it is. What was stored for nothing is cleared.
    private async Task<VersionManifest> SettleAsync(VersionManifest version, VersionDraft draft, CatalogRow row)
    {
        var stored = row.LatestVersion == version.Id ? version : await versions.GetAsync(row.LatestVersion) ?? version;
        var isNew = row.LatestVersion == version.Id;
        _trimming = ClearUpAsync(
            isNew ? null : version,
            draft.Content is { } content && content.Id != stored.Content.Id ? content.Id : null,
            isNew && HistoryTrimmer.IsDue(version) ? row : null);
        return stored;
    }

    private async Task ClearUpAsync(VersionManifest? needless, Guid? content, CatalogRow? trimmed)
    {
        try
        {
            if (needless is not null)
            {
                await documents.ClearVersionAsync(_address, needless, keepsContent: true);
                versions.Forget(needless.Id);
            }

            if (content is { } id)
            {
                await documents.ClearContentAsync(_address, id);
            }

            if (trimmed is not null)
            {
                await _trimmer.TrimAsync(trimmed, options.Value.KeptVersions);
            }
        }
#pragma warning disable CA1031 // Nothing depends on it: what stays is found by a later clearing.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            logger.LogWarning(cause, "Needless documents of {Script} could not be cleared; they stay.", _address);
        }
    }

    private int Kept(int limit) => Math.Min(limit, options.Value.KeptVersions);

    private Task<CatalogRow?> FindRowAsync() => _catalog?.FindAsync(_address.Name) ?? Task.FromResult<CatalogRow?>(null);

    private Task<CatalogRow?> RecallAsync(ChangeOrigin origin) => origin.RequestDigest is null || _catalog is null
        ? Task.FromResult<CatalogRow?>(null)
        : _catalog.RecallAsync(_address.Name, origin);

    private ICatalogGrain RequireCatalog() =>
        _catalog ?? throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"{_address}: the namespace is deleted."));

    private Refusal Missing() => _space is null
        ? new(
            RefusalReason.NotFound,
            ErrorCodes.NamespaceNotFound,
            "workers.api.error.dispatch_namespace_not_found: this dispatch namespace was deleted.")
        : CatalogRules.Missing(_address.Name, _space).Refusal!;

    private static VersionManifest Shown(VersionManifest version) => version with
    {
        Bindings = [.. version.Bindings.Select(binding => binding with { SealedSecret = null })],
    };
}
