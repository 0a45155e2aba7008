using System.Text;
using Muster.Grains;

namespace Muster.Operations.Tests;

/// <summary>A stored namespace with scripts, made by the classes that the grains store with. Nothing runs on it.</summary>
internal sealed class TestStore(TestHost host, DispatchNamespace space)
{
    public const string AccountId = "0123456789abcdef0123456789abcdef";
    private static readonly ChangeOrigin s_origin = new() { RequestId = "test", Actor = "ann@example.com" };

    public DispatchNamespace Space => space;

    public static async Task<TestStore> CreateAsync(TestHost host, string name = "customers")
    {
        using var writer = StoreWriter.Open(host.Database, TimeProvider.System);
        var account = await AccountDocument.OpenAsync(writer, AccountId);
        var ring = MasterKeys.Ring(host.Describe([]))!;
        return new(host, await account.CreateAsync(name, "ann@example.com", ring, TimeProvider.System.GetUtcNow()));
    }

    public GrainId ShardOf(string name) =>
        StoredLayout.CatalogId(space.Id, CatalogShards.IndexOf(name, space.ShardCount));

    /// <summary>Stores new versions, each script by a commit of its own.</summary>
    public async Task PutAsync(
        IEnumerable<(string Name, string Code, string[] Tags)> scripts,
        TimeSpan age = default,
        params Binding[] bindings)
    {
        var time = new ShiftedTime(-age);
        using var writer = StoreWriter.Open(host.Database, time);
        var logs = new Dictionary<GrainId, ShardLog>();
        foreach (var (name, code, tags) in scripts)
        {
            var log = logs.GetValueOrDefault(ShardOf(name))
                ?? (logs[ShardOf(name)] = await ShardLog.OpenAsync(writer, ShardOf(name), time));
            var before = log.Rows.GetValueOrDefault(name);
            var version = await StageAsync(writer, name, code, tags, before, time, bindings);
            var now = time.GetUtcNow();
            var row = new CatalogRow
            {
                Name = name,
                ActiveVersion = version.Id,
                LatestVersion = version.Id,
                Deployment = new(version.Id, IsUpload: true),
                Tags = [.. tags],
                Revision = 0,
                Incarnation = before?.Incarnation ?? 0,
                CreatedOn = before?.CreatedOn ?? now,
                ModifiedOn = now,
                TagsChangedOn = now,
                ContentHash = version.Content.Hash,
            };
            await log.AppendAsync(CatalogChangeKind.PutVersion, [row], s_origin);
        }
    }

    /// <summary>What an upload stores before it commits.</summary>
    public async Task<VersionManifest> StageAsync(string name, string code, TimeSpan age)
    {
        var time = new ShiftedTime(-age);
        using var writer = StoreWriter.Open(host.Database, time);
        return await StageAsync(writer, name, code, [], null, time, []);
    }

    /// <summary>A secret as this namespace stores it.</summary>
    public async Task<Binding> SecretAsync(string name, string value)
    {
        using var writer = StoreWriter.Open(host.Database, TimeProvider.System);
        var account = await AccountDocument.OpenAsync(writer, AccountId);
        var key = await account.DataKeyAsync(space, MasterKeys.Ring(host.Describe([]))!);
        return new()
        {
            Name = name,
            Type = BindingTypes.SecretText,
            SealedSecret = Seal.Close(key, Encoding.UTF8.GetBytes(value), space.Id),
        };
    }

    /// <summary>Another namespace of the same installation.</summary>
    public TestStore In(string name)
    {
        using var store = StoreReader.Open(host.Database);
        return new(host, StoreInventory.Accounts(store).SelectMany(account => account.State.Namespaces).Single(other => other.Name == name));
    }

    /// <summary>Clears what the deleted lives of a name led to, as a running Muster does when they can no longer be undone.</summary>
    public async Task PurgeDeletedAsync(string name)
    {
        using var writer = StoreWriter.Open(host.Database, TimeProvider.System);
        var segments = new CatalogSegments(writer.Stores.Meta, ShardOf(name));
        var records = await segments.ReadAllAsync((await segments.ReadManifestAsync()).Manifest);
        foreach (var deletion in records.Where(record => record.IsDeletion && record.Row.Name == name))
        {
            await writer.Documents.ClearAsync(new(space.Id, name), deletion.Row);
        }
    }

    public async Task DeleteAsync(string name, bool purges = false, TimeSpan age = default)
    {
        var time = new ShiftedTime(-age);
        using var writer = StoreWriter.Open(host.Database, time);
        var log = await ShardLog.OpenAsync(writer, ShardOf(name), time);
        var row = log.Rows[name];
        await log.AppendAsync(CatalogChangeKind.Delete, [row], s_origin);
        await log.AppendAsync(CatalogChangeKind.Purge, purges ? [row] : [], s_origin);
    }

    /// <summary>Everything a user could see of the namespace, a line a script.</summary>
    public Task<List<string>> ReadAsync() => ReadAsync(host, space.Name);

    /// <summary>The same of another namespace.</summary>
    public static async Task<List<string>> ReadAsync(TestHost host, string name)
    {
        using var store = StoreReader.Open(host.Database);
        var lines = new List<string>();
        var space = StoreInventory.Accounts(store).SelectMany(account => account.State.Namespaces)
            .FirstOrDefault(found => found.Name == name);
        await foreach (var row in space is null ? AsyncEnumerable.Empty<CatalogRow>() : StoreInventory.RowsAsync(store, space))
        {
            var address = new ScriptAddress(space!.Id, row.Name);
            var version = await store.Documents.ReadVersionAsync(address, row.ActiveVersion);
            var content = await store.Documents.ReadContentAsync(address, version!.Content.Id);
            var bindings = string.Concat(version.Bindings.Select(binding => $" {binding.Name}={binding.Text ?? binding.Type}"));
            lines.Add($"{row.Name} [{string.Join(' ', row.Tags)}] {Encoding.UTF8.GetString(content!.Modules[0].Body)}{bindings}");
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private async Task<VersionManifest> StageAsync(
        StoreWriter writer,
        string name,
        string code,
        string[] tags,
        CatalogRow? before,
        TimeProvider time,
        Binding[] bindings)
    {
        var address = new ScriptAddress(space.Id, name);
        var body = Encoding.UTF8.GetBytes(code);
        var module = new ModuleInfo("worker.js", ModuleKind.EsModule, "application/javascript+module", body.Length);
        var content = new ScriptContent(ScriptSyntax.Modules, module.Name, [new(module, body)]);
        var version = new VersionManifest
        {
            Id = Guid.NewGuid(),
            PreviousVersion = before?.LatestVersion ?? Guid.Empty,
            PreviousDeployment = before?.Deployment,
            Number = 1,
            CreatedOn = time.GetUtcNow(),
            Author = "ann@example.com",
            Source = "api",
            Content = ContentHash.Describe(content),
            Syntax = content.Syntax,
            MainModule = content.MainModule,
            Modules = [module],
            Bindings = [.. bindings],
            ScriptName = name,
            Tags = [.. tags],
        };
        await writer.Documents.WriteContentAsync(address, version.Content.Id, content);
        await writer.Documents.WriteVersionAsync(address, version);
        return version;
    }
}
