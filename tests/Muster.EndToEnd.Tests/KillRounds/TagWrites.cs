using System.Net;
using System.Text;
using System.Text.Json;

namespace Muster.EndToEnd.Tests;

/// <summary>Writes to a script's tags: the whole list, or one of them.</summary>
internal sealed class TagWrites(ScriptBook book, Draws draws)
{
    private const int MaxTags = 8;

    public PlannedWrite SetTags(string name)
    {
        var tags = draws.Tags();
        return Retag(name, HttpMethod.Put, "tags", "set_tags", _ => tags) with
        {
            Content = () => new StringContent(JsonSerializer.Serialize(tags), Encoding.UTF8, "application/json"),
        };
    }

    public PlannedWrite AddTag(string name)
    {
        var tag = draws.Tag();
        var isOneTooMany = book.Live.TryGetValue(name, out var state) && state.Tags.Length == MaxTags && !state.Tags.Contains(tag);
        var write = Retag(
            name,
            HttpMethod.Put,
            $"tags/{tag}",
            "add_tag",
            tags => tags.Contains(tag) || isOneTooMany ? tags : tags.Add(tag));
        return isOneTooMany ? write with { Expected = [HttpStatusCode.BadRequest] } : write;
    }

    public PlannedWrite RemoveTag(string name)
    {
        var tag = draws.Tag();
        return Retag(name, HttpMethod.Delete, $"tags/{tag}", "remove_tag", tags => tags.Remove(tag));
    }

    private PlannedWrite Retag(
        string name,
        HttpMethod method,
        string path,
        string action,
        Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        var id = draws.NextId();
        var write = new PlannedWrite { Method = method, Path = $"/{name}/{path}", RequestId = id };
        if (!book.Live.TryGetValue(name, out var before))
        {
            return write with { Expected = [HttpStatusCode.NotFound] };
        }

        var tags = change(before.Tags);
        return tags.SequenceEqual(before.Tags)
            ? write
            : write with { Apply = _ => book.Become(name, before with { Tags = tags }, id, action) };
    }
}
