using System.Text;

namespace Muster.Grains.Tests;

/// <summary>A namespace with the calls that tests make of it.</summary>
internal sealed class TestNamespace(IGrainFactory grains, IAccountGrain account, DispatchNamespace info)
{
    public IAccountGrain Account => account;

    public DispatchNamespace Info => info;

    /// <summary>The same namespace, asked of another cluster.</summary>
    public TestNamespace In(IGrainFactory others) =>
        new(others, others.GetGrain<IAccountGrain>(account.GetPrimaryKeyString()), info);

    /// <summary>The clock that its cluster goes by, where it can be put forward.</summary>
    public ShiftedClock? Clock { get; init; }

    public INamespaceGrain Home => grains.GetGrain<INamespaceGrain>(info.Id);

    public IRetentionGrain Retention => grains.GetGrain<IRetentionGrain>(info.Id);

    public IScriptGrain Script(string name) => grains.GetGrain<IScriptGrain>(new ScriptAddress(info.Id, name).GrainKey);

    public ICatalogGrain Shard(int index) => grains.GetGrain<ICatalogGrain>(CatalogShards.GrainKey(info.Id, index));

    public ICatalogGrain ShardOf(string name) => Shard(CatalogShards.IndexOf(name, info.ShardCount));

    public IEnumerable<ICatalogGrain> Shards => Enumerable.Range(0, info.ShardCount).Select(Shard);

    public async Task<VersionDraft> DraftAsync(string name, string code, string[]? tags = null, params Binding[] bindings)
    {
        var body = Encoding.UTF8.GetBytes(code);
        var module = new ModuleInfo("worker.js", ModuleKind.EsModule, "application/javascript+module", body.Length);
        var content = new ScriptContent(ScriptSyntax.Modules, module.Name, [new(module, body)]);
        var reference = ContentHash.Describe(content);
        await grains.GetGrain<IVersionWriterGrain>(0).WriteContentAsync(new(info.Id, name), reference, content);
        return new()
        {
            Content = reference,
            Syntax = ScriptSyntax.Modules,
            MainModule = module.Name,
            Modules = [module],
            Bindings = new() { Replace = [.. bindings], KeepTypes = [BindingTypes.SecretText] },
            CompatibilityDate = "2026-01-01",
            Tags = tags is null ? null : [.. tags],
        };
    }

    public async Task<CommittedVersion> PutAsync(string name, string code, string[]? tags = null, params Binding[] bindings)
    {
        var draft = await DraftAsync(name, code, tags, bindings);
        return (await PutAsync(name, draft)).Value!;
    }

    public Task<Outcome<CommittedVersion>> PutAsync(string name, VersionDraft draft) =>
        PutAsync(name, draft, Sample.Origin());

    public async Task<Outcome<CommittedVersion>> PutAsync(
        string name, VersionDraft draft, ChangeOrigin origin, bool activates = true)
    {
        var staged = await Script(name).StageAsync(draft, origin);
        return staged.IsSuccess
            ? await Script(name).CommitAsync(
                new() { Version = staged.Value.Manifest.Id, Draft = draft, Activates = activates },
                origin)
            : staged.Refusal;
    }

    public async Task<List<string>> NamesAsync(string? filter = null)
    {
        var pages = await Task.WhenAll(Shards.Select(shard => shard.ListAsync(new() { Filter = filter, Limit = 10_000 })));
        return [.. pages.SelectMany(page => page.Rows).Select(row => row.Name).Order(StringComparer.Ordinal)];
    }
}
