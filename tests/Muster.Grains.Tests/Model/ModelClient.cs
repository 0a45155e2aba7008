namespace Muster.Grains.Tests;

/// <summary>
/// One client with scripts of its own, which knows at any time what they must be: nobody else changes them. Its random
/// requests meet faults; one that is not answered is repeated under its id, or given up, and then looked at.
/// </summary>
internal sealed class ModelClient(TestNamespace space, int number, int seed)
{
    private const int Names = 8;
    private const int Attempts = 200;
    private static readonly string[] s_tags = ["x", "y", "z"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (ModelScript Script, long Revision)> _model = new(StringComparer.Ordinal);
    private readonly ModelReader _reader = new(space);
    private int _step;

    /// <summary>Changes that were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Names of the scripts that must exist.</summary>
    public IEnumerable<string> Existing => _model.Keys;

    private string OwnTag => $"c{number}";

    public async Task RunAsync(int changes)
    {
        while (Acknowledged < changes)
        {
            _step++;
            await StepAsync($"n{number}-{_random.Next(Names)}");
        }
    }

    /// <summary>Compares everything that this client has with what is there.</summary>
    public async Task CheckAsync(TestNamespace where)
    {
        var reader = new ModelReader(where);
        foreach (var index in Enumerable.Range(0, Names))
        {
            var name = $"n{number}-{index}";
            Same(Known(name), await reader.FindAsync(name), name);
        }

        await CheckListAsync(reader, OwnTag + ":yes", _ => true);
        foreach (var tag in s_tags)
        {
            await CheckListAsync(reader, $"{OwnTag}:yes,{tag}:yes", script => script.TagList.Contains(tag));
        }
    }

    private Task StepAsync(string name) => _random.Next(100) switch
    {
        < 10 => UploadAsync(name),
        < 35 => ChangeAsync(name, CatalogChangeKind.AddTag, tag: RandomTag()),
        < 55 => ChangeAsync(name, CatalogChangeKind.RemoveTag, tag: RandomTag()),
        < 75 => ChangeAsync(name, CatalogChangeKind.SetTags, tags: RandomTags()),
        < 80 => ChangeAsync(name, CatalogChangeKind.Delete),
        < 83 => ChangeAsync(name, CatalogChangeKind.AddTag, tag: "muster:protected"),
        < 89 => ChangeAsync(name, CatalogChangeKind.RemoveTag, tag: "muster:protected"),
        < 91 => DeleteMatchingAsync(RandomTag()),
        < 96 => LookAsync(name),
        < 99 => CheckListAsync(_reader, $"{OwnTag}:yes,x:yes", script => script.TagList.Contains("x")),
        _ => DeactivateAsync(name),
    };

    private async Task UploadAsync(string name)
    {
        var before = Known(name)?.Script;
        var (code, tags) = ($"code {number}.{_step}", _random.Next(2) == 0 || before is null ? RandomTags() : null);
        var draft = await ModelReader.RetryAsync(() => space.DraftAsync(name, code, tags));
        await RequestAsync(
            name,
            async origin => (await space.PutAsync(name, draft, origin)) is { Value: { } version } ? version.Row : throw new InvalidOperationException($"{name}: refused"),
            new(code, tags is null ? before!.Tags : ModelScript.Join(tags), before?.IsProtected == true),
            refusal: null);
    }

    private Task ChangeAsync(string name, CatalogChangeKind kind, string? tag = null, string[]? tags = null)
    {
        var before = Known(name)?.Script;
        var after = before is null ? null : ModelRules.Apply(before, kind, tag, tags);
        var throughScript = _random.Next(4) == 0;
        return RequestAsync(
            name,
            Send,
            after,
            before is null ? ErrorCodes.NamespaceScriptNotFound
                : kind == CatalogChangeKind.Delete && before.IsProtected ? ErrorCodes.ScriptProtected
                : null);

        Task<Outcome<CatalogRow>> Send(ChangeOrigin origin)
        {
            var change = Sample.Change(kind, name, tag, tags) with { Origin = origin };
            return throughScript ? space.Script(name).ChangeAsync(change) : space.ShardOf(name).CommitAsync(change);
        }
    }

    private async Task RequestAsync(
        string name, Func<ChangeOrigin, Task<Outcome<CatalogRow>>> send, ModelScript? after, int? refusal)
    {
        var origin = Sample.Origin("digest");
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                var outcome = await send(origin).WaitAsync(s_patience);
                Assert.Equal(refusal, outcome.Refusal?.Code);
                if (refusal is null)
                {
                    Accept(name, after, outcome.Value!.Revision);
                }

                return;
            }
            catch (Exception fault) when (ModelReader.IsUnknown(fault))
            {
                if (_random.Next(3) == 0)
                {
                    await SettleAsync(name, refusal is null ? after : Known(name)?.Script);
                    return;
                }
            }
        }

        Assert.Fail($"{name}: {Attempts} attempts got no answer.");
    }

    private void Accept(string name, ModelScript? after, long revision)
    {
        var before = Known(name);
        var isChange = after != before?.Script;
        Acknowledged += isChange ? 1 : 0;
        if (after is null)
        {
            Assert.Equal(before!.Value.Revision, revision);
            _model.Remove(name);
            return;
        }

        Assert.True(isChange ? revision > (before?.Revision ?? 0) : revision == before!.Value.Revision, $"{name}: revision {revision}");
        _model[name] = (after, revision);
    }

    // The request was given up. Either it has happened as a whole, or not at all; and what a look tells, stays.
    private async Task SettleAsync(string name, ModelScript? after)
    {
        var seen = await _reader.FindAsync(name);
        Assert.True(
            seen?.Script == after || seen == Known(name),
            $"{name}: expected {Known(name)} or {after}, found {seen}");
        if (seen is { } known)
        {
            _model[name] = known;
        }
        else
        {
            _model.Remove(name);
        }
    }

    private async Task DeleteMatchingAsync(string tag)
    {
        var origin = Sample.Origin("digest");
        var expected = _model
            .Where(script => script.Value.Script.TagList.Contains(tag) && !script.Value.Script.IsProtected)
            .Select(script => script.Key)
            .Order(StringComparer.Ordinal);
        var deleted = new List<string>();
        foreach (var shard in space.Shards)
        {
            var report = await ModelReader.RetryAsync(() => shard.DeleteMatchingAsync($"{OwnTag}:yes,{tag}:yes", origin, purges: false));
            deleted.AddRange(report.Deleted.Select(row => row.Name));
        }

        Assert.Equal(expected, deleted.Order(StringComparer.Ordinal));
        Acknowledged += deleted.Count;
        deleted.ForEach(name => _model.Remove(name));
    }

    private async Task LookAsync(string name) => Same(Known(name), await _reader.FindAsync(name), name);

    private async Task CheckListAsync(ModelReader reader, string filter, Func<ModelScript, bool> matches)
    {
        var expected = _model.Where(script => matches(script.Value.Script)).Select(script => script.Key).Order(StringComparer.Ordinal);
        Assert.Equal(expected, await reader.ListAsync(filter));
        Assert.Equal(expected.Count(), await reader.CountAsync(filter));
    }

    private async Task DeactivateAsync(string name)
    {
        try
        {
            await FaultCluster.DeactivateAsync(_random.Next(4) switch
            {
                0 => space.Home,
                1 => space.Script(name),
                _ => space.ShardOf(name),
            });
        }
        catch (Exception fault) when (ModelReader.IsUnknown(fault))
        {
            // It was not active, and could not become so only to end.
        }
    }

    private (ModelScript Script, long Revision)? Known(string name) => _model.TryGetValue(name, out var known) ? known : null;

    private string RandomTag() => s_tags[_random.Next(s_tags.Length)];

    private string[] RandomTags() => [OwnTag, .. s_tags.Where(_ => _random.Next(2) == 0)];

    private static void Same(
        (ModelScript Script, long Revision)? expected, (ModelScript Script, long Revision)? seen, string name) =>
        Assert.True(expected == seen, $"{name}: expected {expected}, found {seen}");
}
