namespace Muster.Gateway;

/// <summary>
/// Lets only known callers pass, before anything tells them which routes exist. Routing ignores case, so this does. The
/// endpoints ask once more who calls: whichever way a path gets past here, it opens nothing.
/// </summary>
internal sealed class CredentialsMiddleware(RequestDelegate next, Credentials credentials)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.OrdinalIgnoreCase))
        {
            if (credentials.FindActor(http.Request.Headers) is not { } actor)
            {
                return Refusals.Credentials().WriteAsync(http);
            }

            http.Features.Set(new Caller(actor));
        }

        return next(http);
    }
}
