using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Muster.Dispatch;

/// <summary>
/// Carries one request to the router and its answer back, both at once. Not by <c>HttpClient</c>: over HTTP/1.1 that sends
/// the whole body before it gives out an answer, so a Worker that answers while it reads would never end.
/// </summary>
internal sealed class RouterForwarder(RouterConnections connections, TimeProvider time)
{
    // A request that was lost sooner after it was sent came to a router that was already dying: it is not what ended it, since
    // a loop is waited for much longer and a full heap takes longer to fill.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    /// <summary>Forwards, twice if need be: a safe request that has met a dying router goes to the next one.</summary>
    /// <returns>False when the router was lost before its answer began.</returns>
    public async Task<bool> TryForwardAsync(HttpContext context, string cf, CancellationToken patience)
    {
        var connection = await connections.RentAsync(patience);
        var sent = time.GetTimestamp();
        if (await TryForwardAsync(context, cf, connection))
        {
            return true;
        }

        if (time.GetElapsedTime(sent) > AtOnce || !IsSafe(context.Request.Method) || RequestHead.HasBody(context))
        {
            return false;
        }

        await connection.Router.Process.Exited.WaitAsync(patience);
        return await TryForwardAsync(context, cf, await connections.RentAsync(patience));
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private async Task<bool> TryForwardAsync(HttpContext context, string cf, RouterConnection connection)
    {
        await using var abort = context.RequestAborted.UnsafeRegister(state => ((RouterConnection)state!).Dispose(), connection);
        try
        {
            if (await ExchangeAsync(context, connection, cf))
            {
                connections.Return(connection);
                return true;
            }

            connection.Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or ConnectionAbortedException
            or InvalidOperationException)
        {
            connection.Dispose();
            if (context.RequestAborted.IsCancellationRequested)
            {
                return true;
            }

            if (context.Response.HasStarted)
            {
                context.Abort(); // A cut body must look cut.
                return true;
            }

            return false;
        }
    }

    /// <returns>Whether the connection can carry another request.</returns>
    private static async Task<bool> ExchangeAsync(HttpContext context, RouterConnection connection, string cf)
    {
        RequestHead.Write(connection.Output, context, cf);
        await connection.Output.FlushAsync();
        var upload = RequestHead.HasBody(context)
            ? RequestBody.CopyAsync(context.Request.BodyReader, connection.Output, context.Request.ContentLength is null)
            : Task.FromResult(true);
        try
        {
            var head = await ResponseHead.ReadAsync(connection.Input);
            head.CopyTo(context.Response);
            if (head.Status == StatusCodes.Status101SwitchingProtocols)
            {
                await TunnelAsync(context, connection);
                return false;
            }

            await context.Response.StartAsync();
            if (HasBody(context.Request.Method, head.Status))
            {
                await ResponseBody.CopyAsync(head, connection.Input, context.Response.BodyWriter);
            }

            return !head.ClosesConnection && (head.IsChunked || head.ContentLength is not null || !HasBody(context.Request.Method, head.Status))
                && upload.IsCompletedSuccessfully && await upload;
        }
        finally
        {
            await EndAsync(upload, context, connection);
        }
    }

    private static bool HasBody(string method, int status) => !HttpMethods.IsHead(method)
        && status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);

    private static async Task EndAsync(Task upload, HttpContext context, RouterConnection connection)
    {
        if (!upload.IsCompleted)
        {
            connection.Dispose();
            context.Request.BodyReader.CancelPendingRead();
        }

        await upload.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task TunnelAsync(HttpContext context, RouterConnection connection)
    {
        await using var client = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var up = client.CopyToAsync(connection.Stream, ending.Token);
        var down = connection.Input.CopyToAsync(client, ending.Token);
        await Task.WhenAny(up, down);
        await ending.CancelAsync();
        connection.Dispose();
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
