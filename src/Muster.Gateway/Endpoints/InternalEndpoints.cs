using Microsoft.Extensions.DependencyInjection;

namespace Muster.Gateway;

/// <summary>What agents of the data plane ask, with a token that opens nothing else.</summary>
internal static class InternalEndpoints
{
    public static void MapInternal(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider.GetRequiredService<ApiServices>();
        var credentials = routes.ServiceProvider.GetRequiredService<Credentials>();
        Map(InternalRoutes.Feed, services.Feed.AcceptAsync);
        Map(InternalRoutes.Script, http => GetScriptAsync(http, services));
        Map(InternalRoutes.Bundle, http => GetBundleAsync(http, services));

        void Map(string pattern, RequestDelegate endpoint) => routes.MapGet(
            pattern,
            http => credentials.IsAgent(http.Request.Headers) ? endpoint(http) : Refusals.Credentials().WriteAsync(http));
    }

    private static async Task GetScriptAsync(HttpContext http, ApiServices services)
    {
        var account = services.Grains.GetGrain<IAccountGrain>(services.Options.AccountId);
        var script = Value(http, "script");
        var space = Names.ExplainScript(script) is null
            ? await account.FindNamespaceByIdAsync(Value(http, "namespace"))
            : null;
        if (space is null || await new ScriptSpace(space, services.Grains).ShardOf(script).FindAsync(script) is not { } row)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await http.Response.WriteAsJsonAsync(
            new ActiveScript(row.ActiveVersion, row.Marks),
            ProtocolJson.Default.ActiveScript,
            cancellationToken: http.RequestAborted);
    }

    private static async Task GetBundleAsync(HttpContext http, ApiServices services)
    {
        var script = Value(http, "script");
        var space = Value(http, "namespace");
        if (Names.ExplainScript(script) is not null
            || !Guid.TryParse(space, out _)
            || !Guid.TryParse(Value(http, "version"), out var version)
            || await services.Grains.GetGrain<IScriptGrain>(new ScriptAddress(space, script).GrainKey).GetBundleAsync(version)
                is not { } bundle)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await http.Response.WriteAsJsonAsync(
            bundle,
            ProtocolJson.Default.VersionBundle,
            cancellationToken: http.RequestAborted);
    }

    private static string Value(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;
}
