using Microsoft.Extensions.DependencyInjection;

namespace Muster.Gateway;

/// <summary>Maps endpoints that take an <see cref="ApiCall"/> and give an <see cref="Answer"/>.</summary>
internal static class ApiEndpoints
{
    public static void Map(this IEndpointRouteBuilder routes, string method, string pattern, Func<ApiCall, Task<Answer>> endpoint)
    {
        var services = routes.ServiceProvider.GetRequiredService<ApiServices>();
        routes.MapMethods(pattern, [method], async http =>
        {
            var answer = http.Features.Get<Caller>() is null
                ? Refusals.Credentials()
                : ReachesAccount(http, services.Options)
                    ? await endpoint(new(http, services))
                    : Refusals.OtherAccount();
            await answer.WriteAsync(http);
        });
    }

    private static bool ReachesAccount(HttpContext http, GatewayOptions options) =>
        !http.Request.RouteValues.TryGetValue(ApiRoutes.AccountValue, out var account)
        || string.Equals((string?)account, options.AccountId, StringComparison.OrdinalIgnoreCase);
}
