using System.Collections.Concurrent;
using System.Net;

namespace Muster.EndToEnd.Tests;

/// <summary>
/// Scripts that all clients write, each upload under the condition that nobody was quicker. The acknowledged ones of a script
/// must form one chain: each replaces what the one before it has made.
/// </summary>
internal sealed class GuardedScripts(string prefix, int count)
{
    private readonly ConcurrentQueue<Link> _links = new();

    public PlannedWrite Plan(string name, long revision, int edition, string requestId) => new()
    {
        Method = HttpMethod.Put,
        Path = $"/{name}",
        RequestId = requestId,
        Content = () => Uploads.Of(edition, TagsOf(edition)),
        Condition = revision == 0 ? ("If-None-Match", "*") : ("If-Match", $"\"{revision}\""),
        Expected = [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed],
        Apply = reply =>
        {
            if (reply.Status != HttpStatusCode.OK)
            {
                return [];
            }

            _links.Enqueue(new(name, revision, reply.Revision, edition));
            return [new(requestId, revision == 0 ? "create" : "upload", name)];
        },
    };

    public string Pick(Draws draws) => $"{prefix}{draws.Below(count)}";

    /// <summary>What each script must be now. Fails when the acknowledged writes form no chain.</summary>
    public IEnumerable<(string Name, ScriptState State)> Check()
    {
        foreach (var links in _links.GroupBy(link => link.Name))
        {
            var chain = links.OrderBy(link => link.Revision).ToList();
            Assert.Equal([0, .. chain.SkipLast(1).Select(link => link.Revision)], chain.Select(link => link.Expected));
            yield return (links.Key, new(0, chain[^1].Edition, TagsOf(chain[^1].Edition), []));
        }
    }

    private static ImmutableArray<string> TagsOf(int edition) => ["guarded", $"t{edition % Draws.CommonTags}"];

    private sealed record Link(string Name, long Expected, long Revision, int Edition);
}
