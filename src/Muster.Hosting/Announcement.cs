using Microsoft.Extensions.Hosting;
using Muster.Dispatch;

namespace Muster.Hosting;

/// <summary>Shows at every start the lines that a user pastes for his clients.</summary>
internal sealed class Announcement(MusterOptions options, GatewayAddress gateway, DispatchStatus dispatch)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var api = $"{(await gateway.WaitAsync(stoppingToken)).ToString().TrimEnd('/')}/client/v4";
        await dispatch.WaitUntilSettledAsync(Timeout.InfiniteTimeSpan, stoppingToken);
        var workers = dispatch.Address is { } address
            ? $"http://<worker>.localhost:{address.Port}/"
            : dispatch.ToString();
        await Console.Out.WriteLineAsync($"""

            Muster is up.
              API:      {api}
              Workers:  {workers}

            For wrangler:
              export CLOUDFLARE_API_BASE_URL={api}
              export CLOUDFLARE_API_TOKEN={options.ApiToken}
              export CLOUDFLARE_ACCOUNT_ID={options.AccountId}
            For the SDK, in addition:
              export CLOUDFLARE_BASE_URL={api}
            For curl, either of:
              -H "Authorization: Bearer {options.ApiToken}"
              -H "X-Auth-Email: {options.AuthEmail}" -H "X-Auth-Key: {options.AuthKey}"

            Try: curl -H "Authorization: Bearer {options.ApiToken}" {api}/accounts/{options.AccountId}/workers/dispatch/namespaces
            Stop with Ctrl-C.
            """.AsMemory(), stoppingToken);
    }
}
