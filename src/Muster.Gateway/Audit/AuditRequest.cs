using System.Globalization;

namespace Muster.Gateway;

/// <summary>Which part of the audit trail is asked for.</summary>
/// <param name="Query">What every shard is asked.</param>
/// <param name="Cursor">Where each shard goes on; null from the newest.</param>
internal sealed record AuditRequest(AuditQuery Query, ImmutableArray<long>? Cursor)
{
    private const int DefaultLimit = 100;
    private static readonly string[] _known = ["script", "actor", "request_id", "since", "until", "tags", "filter", "limit", "cursor"];

    public static async Task<Outcome<AuditRequest>> ReadAsync(ApiCall call, ScriptSpace space)
    {
        if (call.Query.Names.FirstOrDefault(name => !_known.Contains(name)) is { } unknown)
        {
            return Refusals.Parameter($"{unknown}: expected one of {string.Join(", ", _known)}.");
        }

        var (script, actor, request) = (call.Query.Find("script"), call.Query.Find("actor"), call.Query.Find("request_id"));
        var (since, until) = (ReadTime(call.Query, "since"), ReadTime(call.Query, "until"));
        var filter = await FilterText.ReadAsync(call.Query, space);
        var limit = ReadLimit(call);
        var cursor = ReadCursor(call.Query, space.Info.ShardCount);
        var refusal = script.Refusal ?? actor.Refusal ?? request.Refusal ?? since.Refusal ?? until.Refusal ?? filter.Refusal
            ?? limit.Refusal ?? cursor.Refusal;
        return refusal is not null ? refusal : new AuditRequest(
            new()
            {
                Script = script.Value,
                Actor = actor.Value,
                RequestId = request.Value,
                Since = since.Value,
                Until = until.Value,
                Filter = filter.Value?.ToString(),
                Limit = limit.Value,
            },
            cursor.Value);
    }

    private static Outcome<DateTimeOffset?> ReadTime(QueryText query, string name)
    {
        var text = query.Find(name);
        if (!text.IsSuccess || text.Value is not { } given)
        {
            return new Outcome<DateTimeOffset?> { Refusal = text.Refusal };
        }

        return DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new Outcome<DateTimeOffset?> { Value = time.ToUniversalTime() }
            : Refusals.Parameter($"{name}: expected a time such as 2026-01-31T12:00:00Z, found {Shown.Of(given)}.");
    }

    private static Outcome<int> ReadLimit(ApiCall call)
    {
        var text = call.Query.Find("limit");
        if (!text.IsSuccess || text.Value is not { } given)
        {
            return new Outcome<int> { Value = DefaultLimit, Refusal = text.Refusal };
        }

        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit >= 1
            && limit <= call.Options.MaxPageSize
            ? limit
            : Refusals.Parameter($"limit: expected a number from 1 to {call.Options.MaxPageSize}, found {Shown.Of(given)}.");
    }

    private static Outcome<ImmutableArray<long>?> ReadCursor(QueryText query, int shards)
    {
        var text = query.Find("cursor");
        if (!text.IsSuccess || text.Value is not { Length: > 0 } given)
        {
            return new Outcome<ImmutableArray<long>?> { Refusal = text.Refusal };
        }

        return AuditListing.ReadCursor(given) is { } cursor && cursor.Length == shards
            ? new Outcome<ImmutableArray<long>?> { Value = cursor }
            : Refusals.Parameter("cursor: expected one that an earlier page has given.");
    }
}
