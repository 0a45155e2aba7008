namespace Muster.Gateway;

/// <summary>Lets only known callers pass, before anything tells them which routes exist.</summary>
internal sealed class CredentialsMiddleware(RequestDelegate next, Credentials credentials)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.Ordinal))
        {
            if (credentials.FindActor(http.Request.Headers) is not { } actor)
            {
                return Refusals.Credentials().WriteAsync(http);
            }

            http.Features.Set(new Caller(actor));
        }
        else if (http.Request.Path.StartsWithSegments("/internal", StringComparison.OrdinalIgnoreCase)
            && !credentials.IsAgent(http.Request.Headers))
        {
            return Refusals.Credentials().WriteAsync(http);
        }

        return next(http);
    }
}
