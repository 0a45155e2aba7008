using System.Globalization;

namespace Muster.Gateway;

/// <summary>Dispatch namespaces.</summary>
internal static class NamespaceEndpoints
{
    private const string One = ApiRoutes.Namespaces + "/{namespace}";

    public static void MapNamespaces(this RouteGroupBuilder account)
    {
        account.Map("GET", ApiRoutes.Namespaces, ListAsync);
        account.Map("POST", ApiRoutes.Namespaces, CreateAsync);
        account.Map("GET", One, GetAsync);
        account.Map("PUT", One, RenameAsync);
        account.Map("DELETE", One, DeleteAsync);
    }

    private static async Task<Answer> ListAsync(ApiCall call)
    {
        var all = await call.Account.ListNamespacesAsync();
        var page = ReadNumber(call, "page", 1);
        var perPage = ReadNumber(call, "per_page", Math.Max(all.Length, 1));
        if (!page.IsSuccess || !perPage.IsSuccess)
        {
            return page.Refusal ?? perPage.Refusal!;
        }

        var shown = all.Skip((int)Math.Min((page.Value - 1L) * perPage.Value, int.MaxValue)).Take(perPage.Value);
        ImmutableArray<NamespaceWire> result = [.. shown.Select(space => NamespaceWire.Of(space))];
        return Answer.Ok(result, new()
        {
            Page = page.Value,
            PerPage = perPage.Value,
            Count = result.Length,
            TotalCount = all.Length,
            TotalPages = (all.Length + perPage.Value - 1) / perPage.Value,
        });
    }

    private static async Task<Answer> CreateAsync(ApiCall call)
    {
        var body = await ReadNameAsync(call);
        if (!body.IsSuccess)
        {
            return body.Refusal;
        }

        var (name, bytes) = body.Value;
        var made = await call.Account.CreateNamespaceAsync(name, call.Origin(bytes));
        return made.IsSuccess ? Answer.Ok(NamespaceWire.Of(made.Value, scripts: 0)) : made.Refusal;
    }

    private static async Task<Answer> GetAsync(ApiCall call)
    {
        var space = await call.FindSpaceAsync();
        return space.IsSuccess
            ? Answer.Ok(NamespaceWire.Of(space.Value.Info, await RowListing.CountAsync(space.Value, filter: null)))
            : space.Refusal;
    }

    private static async Task<Answer> RenameAsync(ApiCall call)
    {
        var body = await ReadNameAsync(call);
        if (!body.IsSuccess)
        {
            return body.Refusal;
        }

        var (name, bytes) = body.Value;
        var old = call.Segment(ApiRoutes.NamespaceValue) ?? "";
        var renamed = await call.Account.RenameNamespaceAsync(old, name, call.Origin(bytes));
        return renamed.IsSuccess ? Answer.Ok(NamespaceWire.Of(renamed.Value)) : renamed.Refusal;
    }

    private static async Task<Answer> DeleteAsync(ApiCall call)
    {
        // The name may stand for another namespace by now: a repeated request must not get as far as that.
        if (await call.Account.RecallAsync(call.Origin()) is { } answered)
        {
            return answered.IsSuccess ? await ToldGoneAsync(call, answered.Value) : answered.Refusal;
        }

        var space = await call.FindSpaceAsync();
        if (!space.IsSuccess)
        {
            return space.Refusal;
        }

        var info = space.Value.Info;
        if (await RowListing.CountProtectedAsync(space.Value, filter: null) is { Count: > 0 } kept)
        {
            return Refusals.NamespaceProtected(info.Name, kept);
        }

        var deleted = await call.Feed.WatchAsync(
            () => call.Account.DeleteNamespaceAsync(info.Name, call.Origin()),
            space.Value);
        return deleted.IsSuccess ? await ToldGoneAsync(call, deleted.Value) : deleted.Refusal;
    }

    private static async Task<Answer> ToldGoneAsync(ApiCall call, DispatchNamespace deleted)
    {
        await call.Feed.PublishGoneAsync(deleted.Id);
        return Answer.Nothing();
    }

    private static async Task<Outcome<NameBody>> ReadNameAsync(ApiCall call)
    {
        var body = await JsonBody.ReadAsync(call);
        if (!body.IsSuccess)
        {
            return body.Refusal;
        }

        var name = body.Value.Root.Member("name");
        if (name.ValueKind != JsonValueKind.String)
        {
            return Refusals.Body($"name: expected a string, found {Shown.Of(name)}.");
        }

        return Names.ExplainNamespace(name.GetString()!) is { } refusal
            ? refusal
            : new NameBody(name.GetString()!, body.Value.Bytes);
    }

    private static Outcome<int> ReadNumber(ApiCall call, string name, int fallback)
    {
        var text = call.Query.Find(name);
        if (!text.IsSuccess)
        {
            return text.Refusal;
        }

        return text.Value is not { Length: > 0 } given
            ? fallback
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : Refusals.Parameter($"{name}: expected a number from 1, found {Shown.Of(given)}.");
    }

    private sealed record NameBody(string Name, byte[] Bytes);
}
