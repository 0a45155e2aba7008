namespace Muster.Gateway;

/// <summary>Who the credentials belong to. Clients ask before anything else.</summary>
internal static class UserEndpoints
{
    public static void MapUser(this RouteGroupBuilder api)
    {
        api.Map("GET", "/user", call => Task.FromResult(Answer.Ok(new UserWire(call.Options.AccountId, Email(call.Options)))));
        api.Map("GET", "/user/tokens/verify", call => Task.FromResult(Answer.Ok(new TokenWire(call.Options.AccountId, "active"))));
        api.Map("GET", "/accounts", call => Task.FromResult(ListAccounts(call)));
        api.Map("GET", "/accounts/{account}", call => Task.FromResult(Answer.Ok(Account(call.Options))));
        api.Map("GET", "/memberships", call => Task.FromResult(ListMemberships(call)));
    }

    private static Answer ListAccounts(ApiCall call) =>
        Answer.Ok<ImmutableArray<AccountWire>>([Account(call.Options)], OnlyPage);

    private static Answer ListMemberships(ApiCall call) => Answer.Ok<ImmutableArray<MembershipWire>>(
        [new(call.Options.AccountId, "accepted", Account(call.Options), ["Administrator"])],
        OnlyPage);

    private static ResultInfo OnlyPage { get; } = new() { Page = 1, PerPage = 20, Count = 1, TotalCount = 1, TotalPages = 1 };

    private static AccountWire Account(GatewayOptions options) => new(options.AccountId, options.AccountName);

    private static string Email(GatewayOptions options) => options.AuthEmail ?? "";
}
