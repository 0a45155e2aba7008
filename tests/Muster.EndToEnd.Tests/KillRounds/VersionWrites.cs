using System.Net;
using System.Text;

namespace Muster.EndToEnd.Tests;

/// <summary>Writes that make a new version of a script: uploads, and secrets put and deleted.</summary>
internal sealed class VersionWrites(ScriptBook book, Draws draws)
{
    public PlannedWrite Upload(string name)
    {
        var (id, edition) = (draws.NextId(), draws.NextEdition());
        ImmutableArray<string>? tags = draws.Below(3) == 0 ? null : draws.Tags();
        var before = book.Live.GetValueOrDefault(name);
        var after = new ScriptState(before?.Life ?? edition, edition, tags ?? before?.Tags ?? [], before?.Secrets ?? []);
        return new()
        {
            Method = HttpMethod.Put,
            Path = $"/{name}",
            RequestId = id,
            Content = () => Uploads.Of(edition, tags),
            Apply = _ => book.Become(name, after, id, before is null ? "create" : "upload"),
        };
    }

    public PlannedWrite PutSecret(string name)
    {
        var (id, secret) = (draws.NextId(), $"S{draws.Below(3)}");
        var write = new PlannedWrite
        {
            Method = HttpMethod.Put,
            Path = $"/{name}/secrets",
            RequestId = id,
            Content = () => new StringContent(
                $$"""{"name": "{{secret}}", "text": "{{id}}", "type": "secret_text"}""",
                Encoding.UTF8,
                "application/json"),
        };
        return book.Live.TryGetValue(name, out var before)
            ? write with { Apply = _ => book.Become(name, before with { Secrets = before.Secrets.Add(secret) }, id, "upload") }
            : write with { Expected = [HttpStatusCode.NotFound] };
    }

    public PlannedWrite DeleteSecret(string name)
    {
        var (id, secret) = (draws.NextId(), $"S{draws.Below(3)}");
        var write = new PlannedWrite { Method = HttpMethod.Delete, Path = $"/{name}/secrets/{secret}", RequestId = id };
        return book.Live.TryGetValue(name, out var before) && before.Secrets.Contains(secret)
            ? write with { Apply = _ => book.Become(name, before with { Secrets = before.Secrets.Remove(secret) }, id, "upload") }
            : write with { Expected = [HttpStatusCode.NotFound] };
    }
}
