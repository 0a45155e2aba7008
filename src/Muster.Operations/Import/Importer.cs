namespace Muster.Operations;

/// <summary>Imports an archive: reads it once to check it and to decide, and once more to write.</summary>
internal sealed class Importer(Installation installation, Terminal terminal)
{
    // A batch is one commit a shard: large, since each becomes a segment, but not more memory than this.
    private const int BatchScripts = 8_000;
    private const long BatchBytes = 64 << 20;

    public async Task<ImportResult> RunAsync(ImportRequest request, CancellationToken cancellation)
    {
        var database = installation.RequireDatabase("import");
        if (request.DryRun)
        {
            return (await DecideAsync(request, await ImportTarget.ReadAsync(database, request), cancellation)).Result;
        }

        using var store = StoreWriter.OpenExisting(database, terminal.Time);
        var target = await ImportTarget.ReadAsync(database, request);
        var (result, decisions, secrets) = await DecideAsync(request, target, cancellation);
        var begun = terminal.Time.GetTimestamp();
        var passed = await WriteAsync(store, request, target, decisions, secrets, cancellation);
        result.Imported -= passed;
        result.AlreadyThere += passed;
        result.Took = terminal.Time.GetElapsedTime(begun);
        return result;
    }

    private async Task<(ImportResult Result, Dictionary<string, ImportDecision> Decisions, ArchiveSecrets? Secrets)> DecideAsync(
        ImportRequest request,
        ImportTarget target,
        CancellationToken cancellation)
    {
        using var archive = ArchiveReader.Open(request.From);
        var secrets = archive.Manifest.Key is { } key && request.SecretsKey is { } file
            ? ArchiveSecrets.Open(key, await File.ReadAllTextAsync(file, cancellation), archive.Manifest.Id)
            : null;
        var namespaces = target.Account.Namespaces.Select(space => space.Name).ToHashSet(StringComparer.Ordinal);
        var rules = new ImportRules(request.Namespace, namespaces, secrets is not null);
        var result = new ImportResult();
        var decisions = new Dictionary<string, ImportDecision>(StringComparer.Ordinal);
        using var progress = new Progress(terminal, "Checking the archive", "scripts", archive.Manifest.Scripts);
        foreach (var (script, _) in archive.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Add();
            if (rules.Explain(script) is { } problem)
            {
                result.Problems.Add(problem);
                continue;
            }

            var decision = Decide(script, target, request.Replace);
            decisions.Add(script.Name, decision);
            result.AlreadyThere += decision == ImportDecision.Pass ? 1 : 0;
            result.Kept += decision == ImportDecision.Keep ? 1 : 0;
            if (decision is ImportDecision.Create or ImportDecision.Replace)
            {
                result.Imported++;
                result.MissingSecrets += script.Bindings.Count(binding =>
                    binding is { Type: BindingTypes.SecretText, Secret: null });
            }
        }

        return (result, decisions, secrets);
    }

    private static ImportDecision Decide(ArchiveScript script, ImportTarget target, bool replace)
    {
        if (target.Space is not { } space || target.Rows.GetValueOrDefault(script.Name) is not { } row)
        {
            return ImportDecision.Create;
        }

        return ImportId.IsOf(row.LatestVersion, script, space.Id, Guid.Empty) && row.Tags.SequenceEqual(script.Tags)
            ? ImportDecision.Pass
            : replace ? ImportDecision.Replace : ImportDecision.Keep;
    }

    private async Task<int> WriteAsync(
        StoreWriter store,
        ImportRequest request,
        ImportTarget target,
        Dictionary<string, ImportDecision> decisions,
        ArchiveSecrets? secrets,
        CancellationToken cancellation)
    {
        using var archive = ArchiveReader.Open(request.From);
        var writer = await OpenAsync(store, request, target, secrets, archive.Manifest.Id);
        using var progress = new Progress(terminal, "Importing", "scripts", archive.Manifest.Scripts);
        var batch = new List<ImportItem>();
        var (bytes, passed) = (0L, 0);
        var writing = Task.FromResult(0);
        foreach (var (script, bodies) in archive.Read())
        {
            if (decisions.GetValueOrDefault(script.Name) is not (ImportDecision.Create or ImportDecision.Replace))
            {
                progress.Add();
                continue;
            }

            batch.Add(new(script, bodies, target.Rows.GetValueOrDefault(script.Name)));
            bytes += batch[^1].Size;
            if (batch.Count == BatchScripts || bytes >= BatchBytes)
            {
                passed += await writing;
                writing = WriteAsync(writer, batch, progress, cancellation);
                (batch, bytes) = ([], 0);
            }
        }

        passed += await writing;
        return passed + await WriteAsync(writer, batch, progress, cancellation);
    }

    // Beside the reading of the next batch.
    private static async Task<int> WriteAsync(
        ImportWriter writer,
        List<ImportItem> batch,
        Progress progress,
        CancellationToken cancellation)
    {
        await Task.Yield();
        var passed = await writer.WriteAsync(batch, cancellation);
        progress.Add(batch.Count);
        return passed;
    }

    private async Task<ImportWriter> OpenAsync(
        StoreWriter store,
        ImportRequest request,
        ImportTarget target,
        ArchiveSecrets? secrets,
        Guid archive)
    {
        var ring = MasterKeys.Ring(installation) ?? throw new OperationRefusedException(
            "import: expected a key for the namespace's secrets, found none configured. Start Muster once, or set Muster:KeyRing:Key.");
        var now = terminal.Time.GetUtcNow();
        var account = await AccountDocument.OpenAsync(store, request.AccountId);
        var space = target.Space ?? await account.CreateAsync(request.Namespace ?? "", "import", ring, now);
        var reserved = account.State.Reserved ?? await account.CreateAsync("", "import", ring, now);
        var ids = account.State.Namespaces.ToDictionary(found => found.Name, found => found.Id, StringComparer.Ordinal);
        ids[ArchiveTarget.Same] = space.Id;
        ids[ArchiveTarget.Account] = reserved.Id;
        var shards = await Task.WhenAll(Enumerable.Range(0, space.ShardCount).Select(shard =>
            ShardLog.OpenAsync(store, StoredLayout.CatalogId(space.Id, shard), terminal.Time)));
        return new(store, space, new(ids, space.Id, secrets, await account.DataKeyAsync(space, ring)), shards, archive);
    }
}
