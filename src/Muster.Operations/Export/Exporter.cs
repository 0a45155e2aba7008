using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Muster.Grains;

namespace Muster.Operations;

/// <summary>Writes the scripts of one namespace to an archive, all as they were at one moment.</summary>
internal sealed class Exporter(StoreReader store, Installation installation, Terminal terminal)
{
    public async Task<ExportResult> RunAsync(ExportRequest request, CancellationToken cancellation)
    {
        var account = StoreInventory.Accounts(store).FirstOrDefault(found => found.Id == request.AccountId).State;
        var space = (request.Namespace is null
            ? account?.Reserved
            : account?.Namespaces.FirstOrDefault(found => found.Name == request.Namespace))
            ?? throw new OperationRefusedException(request.Namespace is null
                ? $"--workers: account {request.AccountId} has no Workers."
                : $"--namespace: account {request.AccountId} has no namespace '{request.Namespace}'.");

        using var progress = new Progress(terminal, "Exporting", "scripts");
        var rows = new List<CatalogRow>();
        await foreach (var row in StoreInventory.RowsAsync(store, space))
        {
            if (request.Filter?.Matches(ImmutableCollectionsMarshal.AsArray(row.Tags), SystemMarks.Tags(row.Marks)) ?? true)
            {
                rows.Add(row);
            }
        }

        progress.Expect(rows.Count);
        var id = Guid.NewGuid();
        var (secrets, key) = request.SecretsTo is { } file
            ? ArchiveSecrets.Create(await File.ReadAllTextAsync(file, cancellation), id)
            : (null, (ArchiveKey?)null);
        var bindings = new BindingExport(account!, space, secrets, secrets is null ? null : await DataKeyAsync(space));
        await using var archive = await ArchiveWriter.CreateAsync(request.To, new()
        {
            Format = ArchiveManifest.FormatName,
            Version = ArchiveManifest.KnownVersion,
            Id = id,
            Product = ProductVersion.Text,
            CreatedOn = terminal.Time.GetUtcNow(),
            Namespace = request.Namespace,
            Filter = request.Filter?.ToString(),
            Scripts = rows.Count,
            Key = key,
        });
        foreach (var row in rows.OrderBy(row => row.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            await WriteAsync(archive, bindings, new(space.Id, row.Name), row);
            progress.Add();
        }

        await archive.CompleteAsync();
        return new(rows.Count, bindings.SecretsLeftOut, progress.Elapsed);
    }

    private async Task WriteAsync(ArchiveWriter archive, BindingExport bindings, ScriptAddress address, CatalogRow row)
    {
        var version = await store.Documents.ReadVersionAsync(address, row.ActiveVersion)
            ?? throw new CorruptObjectException($"script '{row.Name}': expected version {row.ActiveVersion}, found nothing.");
        var content = await store.Documents.ReadContentAsync(address, version.Content.Id)
            ?? throw new CorruptObjectException($"script '{row.Name}': expected code {version.Content.Id}, found nothing.");
        await archive.WriteAsync(
            new()
            {
                Name = row.Name,
                Tags = row.Tags,
                IsProtected = row.Marks.HasFlag(ScriptMarks.Protected),
                IsSuspended = row.Marks.HasFlag(ScriptMarks.Suspended),
                IsSubdomainDisabled = row.Marks.HasFlag(ScriptMarks.SubdomainDisabled),
                CreatedOn = row.CreatedOn,
                ModifiedOn = row.ModifiedOn,
                TagsChangedOn = row.TagsChangedOn,
                UploadedOn = version.CreatedOn,
                Author = version.Author,
                Source = version.Source,
                Annotations = version.Annotations.IsEmpty ? null : version.Annotations,
                Syntax = content.Syntax,
                MainModule = content.MainModule,
                CompatibilityDate = version.CompatibilityDate,
                CompatibilityFlags = version.CompatibilityFlags,
                ContentHash = version.Content.Hash,
                Modules = [.. content.Modules.Select(module => new ArchiveModule(
                    module.Info.Name,
                    module.Info.Kind,
                    module.Info.ContentType,
                    module.Body.Length,
                    Convert.ToHexStringLower(SHA256.HashData(module.Body))))],
                Bindings = [.. version.Bindings.Select(binding => bindings.Describe(binding, row.Name))],
            },
            [.. content.Modules.Select(module => module.Body)]);
    }

    private async Task<byte[]> DataKeyAsync(DispatchNamespace space)
    {
        var ring = MasterKeys.Ring(installation) ?? throw new OperationRefusedException(
            "--secrets-to: expected the key that opens the secrets, found none configured. Set Muster:KeyRing:Key.");
        var (handle, payload) = await store.Stores.Meta.ReadAsync(StoredLayout.NamespaceId(space.Id), StoredLayout.Namespace);
        return ring.Unwrap(
            StoredJson.Decode<NamespaceState>(payload!, ObjectKind.Namespace, handle.ToString()).WrappedDataKey,
            space.Id);
    }
}
