namespace Muster.Operations;

/// <summary>
/// Stores scripts as uploads do: code and version first, then, for a whole batch by one commit a shard, the rows. A crash leaves
/// documents that nobody names, which a sweep finds.
/// </summary>
internal sealed class ImportWriter(
    StoreWriter store,
    DispatchNamespace space,
    BindingImport bindings,
    IReadOnlyList<ShardLog> shards,
    Guid archive)
{
    // As many as the database commits at once: each transaction costs a sync, however much is in it.
    private const int Width = 1024;

    /// <summary>Returns how many of the batch an earlier run had replaced already.</summary>
    public async Task<int> WriteAsync(IReadOnlyCollection<ImportItem> batch, CancellationToken cancellation)
    {
        var rows = new CatalogRow?[batch.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellation };
        await Parallel.ForEachAsync(batch.Index(), options, async (pair, _) =>
            rows[pair.Index] = await StageAsync(pair.Item));
        var origin = new ChangeOrigin { RequestId = $"import-{archive:N}", Actor = "import" };
        await Task.WhenAll(
            from row in rows.OfType<CatalogRow>()
            group row by CatalogShards.IndexOf(row.Name, space.ShardCount) into shard
            select shards[shard.Key].AppendAsync(CatalogChangeKind.PutVersion, [.. shard], origin));
        return rows.Count(row => row is null);
    }

    private async Task<CatalogRow?> StageAsync(ImportItem item)
    {
        var (script, bodies, before) = item;
        var address = new ScriptAddress(space.Id, script.Name);
        var latest = before is null ? null : await store.Documents.ReadVersionAsync(address, before.LatestVersion);
        if (latest is not null && ImportId.IsOf(latest.Id, script, space.Id, latest.PreviousVersion))
        {
            return null;
        }

        var modules = script.Modules
            .Select((module, i) => new ScriptModule(new(module.Name, module.Kind, module.ContentType, bodies[i].Length), bodies[i]))
            .ToImmutableArray();
        var content = new ScriptContent(script.Syntax, script.MainModule, modules);
        var previous = before?.LatestVersion ?? Guid.Empty;
        var version = new VersionManifest
        {
            Id = ImportId.Make(script, space.Id, previous),
            PreviousVersion = previous,
            PreviousDeployment = before?.Deployment,
            Number = (latest?.Number ?? 0) + 1,
            CreatedOn = script.UploadedOn,
            Author = script.Author,
            Source = script.Source,
            Content = ContentHash.Describe(content),
            Syntax = script.Syntax,
            MainModule = script.MainModule,
            Modules = [.. modules.Select(module => module.Info)],
            Bindings = bindings.Make(script, latest),
            CompatibilityDate = script.CompatibilityDate,
            CompatibilityFlags = script.CompatibilityFlags,
            Annotations = script.Annotations ?? ImmutableSortedDictionary<string, string>.Empty,
            ScriptName = script.Name,
            Tags = script.Tags,
        };
        await Task.WhenAll(
            store.Documents.WriteContentAsync(address, version.Content.Id, content),
            store.Documents.WriteVersionAsync(address, version));
        return Row(script, version, before);
    }

    private static CatalogRow Row(ArchiveScript script, VersionManifest version, CatalogRow? before) => new()
    {
        Name = script.Name,
        ActiveVersion = version.Id,
        LatestVersion = version.Id,
        Deployment = new(version.Id, IsUpload: true),
        Tags = script.Tags,
        Marks = (script.IsProtected ? ScriptMarks.Protected : ScriptMarks.None)
            | (script.IsSuspended ? ScriptMarks.Suspended : ScriptMarks.None)
            | (script.IsSubdomainDisabled ? ScriptMarks.SubdomainDisabled : ScriptMarks.None),
        Revision = 0,
        Incarnation = before?.Incarnation ?? 0,
        CreatedOn = before?.CreatedOn ?? script.CreatedOn,
        ModifiedOn = script.ModifiedOn,
        TagsChangedOn = script.TagsChangedOn,
        ContentHash = version.Content.Hash,
    };
}
