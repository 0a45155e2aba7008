using System.Net;
using System.Text;

namespace Muster.EndToEnd.Tests;

/// <summary>Deletions, of one script and by filter, with and without a way back; and the ways back.</summary>
internal sealed class DeletionWrites(ScriptBook book, Draws draws)
{
    private readonly List<string> _operations = [];

    public PlannedWrite Delete(string name)
    {
        var (id, purges) = (draws.NextId(), draws.Below(4) == 0);
        var write = new PlannedWrite
        {
            Method = HttpMethod.Delete,
            Path = $"/{name}{(purges ? "?purge=true" : "")}",
            RequestId = id,
        };
        if (book.Live.ContainsKey(name))
        {
            return write with { Apply = _ => Gone([name], id, purges) };
        }

        return purges && book.CanUndelete(name)
            ? write with { Apply = _ => Purged(name, id) }
            : write with { Expected = [HttpStatusCode.NotFound] };
    }

    public PlannedWrite Undelete(string name)
    {
        var id = draws.NextId();
        var write = new PlannedWrite { Method = HttpMethod.Post, Path = $"/{name}/undelete", RequestId = id };
        if (book.Live.ContainsKey(name))
        {
            return write with { Expected = [HttpStatusCode.Conflict] };
        }

        return book.CanUndelete(name)
            ? write with { Apply = _ => Back(name, id) }
            : write with { Expected = [HttpStatusCode.NotFound] };
    }

    public PlannedWrite DeleteMatching()
    {
        var (id, tag, purges) = (draws.NextId(), draws.Tag(), draws.Below(4) == 0);
        List<string> names = [.. book.Live
            .Where(entry => entry.Value.Tags.Contains(draws.Own) && entry.Value.Tags.Contains(tag))
            .Select(entry => entry.Key)];
        return new()
        {
            Method = HttpMethod.Delete,
            Path = $"?tags={draws.Own}:yes,{tag}:yes{(purges ? "&purge=true" : "")}",
            RequestId = id,
            Apply = reply =>
            {
                Assert.Equal(names, reply.Body["result"]!.AsArray().Select(deleted => (string)deleted!));
                _operations.Add(id);
                return Gone(names, id, purges);
            },
        };
    }

    public PlannedWrite UndeleteOperation()
    {
        var (id, operation) = (draws.NextId(), _operations.Count > 0 ? _operations[draws.Below(_operations.Count)] : "none");
        var deletions = book.OfOperation(operation);
        return new()
        {
            Method = HttpMethod.Post,
            Path = "/undelete",
            RequestId = id,
            Content = () => new StringContent($$"""{"operation_id": "{{operation}}"}""", Encoding.UTF8, "application/json"),
            Expected = [deletions.Exists(deletion => book.Live.ContainsKey(deletion.Name)) ? HttpStatusCode.Conflict : HttpStatusCode.OK],
            Apply = reply => reply.Status == HttpStatusCode.OK ? [.. deletions.Select(deletion => Back(deletion, id))] : [],
        };
    }

    private List<AuditLine> Gone(IReadOnlyList<string> names, string id, bool purges)
    {
        var lines = new List<AuditLine>();
        foreach (var name in names)
        {
            book.Delete(name, id, purges);
            lines.Add(new(id, "delete", name));
            if (purges)
            {
                lines.Add(new(id, "purge", name));
            }
        }

        return lines;
    }

    private IEnumerable<AuditLine> Purged(string name, string id) => Enumerable.Repeat(new AuditLine(id, "purge", name), book.Purge(name));

    private AuditLine[] Back(string name, string id)
    {
        book.Undelete(name);
        return [new(id, "undelete", name)];
    }

    private AuditLine Back(DeletedScript deletion, string id)
    {
        book.Revive(deletion);
        return new(id, "undelete", deletion.Name);
    }
}
