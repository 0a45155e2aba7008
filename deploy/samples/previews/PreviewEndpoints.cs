using Muster.Client;

namespace Previews;

/// <summary>A customer's previews: uploaded one by one, listed and deleted all at once.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreviews(this IEndpointRouteBuilder routes)
    {
        var previews = routes.MapGroup("/customers/{id}/previews");
        previews.MapGet("/", ListAsync);
        previews.MapPut("/{name}", PutAsync);
        previews.MapDelete("/", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(string id, NamespaceClient customers, CancellationToken cancellation) =>
        await TryAsync(async () => Results.Ok(
            await customers.Scripts.ListAsync(Filters.Previews(id), cancellation)
                .Select(script => script.Name)
                .ToListAsync(cancellation)));

    private static async Task<IResult> PutAsync(
        string id, string name, HttpRequest request, NamespaceClient customers, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        var upload = ScriptUpload.FromModule(await reader.ReadToEndAsync(cancellation)) with
        {
            Tags = [Filters.CustomerTag(id), Filters.PreviewTag],
        };
        return await TryAsync(async () =>
        {
            await customers.Scripts.PutAsync(name, upload, cancellation: cancellation);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> DeleteAsync(string id, NamespaceClient customers, CancellationToken cancellation) =>
        await TryAsync(async () => Results.Ok(
            (await customers.Scripts.DeleteAsync(Filters.Previews(id), cancellation: cancellation)).Names));

    // An id that no tag can have in it never leaves this process; what Muster refuses is told as it said it.
    private static async Task<IResult> TryAsync(Func<Task<IResult>> action)
    {
        try
        {
            return await action();
        }
        catch (ArgumentException refusal)
        {
            return Results.Problem(refusal.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (MusterException refusal)
        {
            return Results.Problem(refusal.Message, statusCode: (int?)refusal.StatusCode ?? StatusCodes.Status502BadGateway);
        }
    }
}
