namespace Muster.Gateway;

/// <summary>
/// Lists of products that Muster has not. Clients ask for them on their way to something else and fail when there is no list.
/// </summary>
internal static class AbsentProductEndpoints
{
    private static readonly ResultInfo _empty = new() { Page = 1, PerPage = 100, Count = 0, TotalCount = 0, TotalPages = 0 };

    public static void MapAbsentProducts(this RouteGroupBuilder account)
    {
        account.Map("GET", "/storage/kv/namespaces", ListNothing);
        account.Map("GET", "/workers/durable_objects/namespaces", ListNothing);
    }

    private static Task<Answer> ListNothing(ApiCall call) => Task.FromResult(Answer.Ok<ImmutableArray<string>>([], _empty));
}
