using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Dispatch;

namespace Muster.Benchmarks;

/// <summary>A request through a dispatcher into a user Worker, against a configuration that holds both beforehand.</summary>
internal static class DispatchPath
{
    private const string Dispatcher = "dispatcher";

    public static async Task<IReadOnlyList<Row>> RunAsync(Settings settings)
    {
        await using var muster = await MusterInstance.StartAsync(dispatch: true);
        if (muster.Dispatch is not { State: DispatchState.Serving, Address: { } address })
        {
            throw new InvalidOperationException(muster.Dispatch.ToString());
        }

        await UploadAsync(muster);
        await using var yardstick = await StaticRuntime.StartAsync();
        var platform = (await muster.Account.GetReservedNamespaceAsync()).Id;
        var front = Request();
        var runtime = Request(
            $$"""{{InternalHeaders.Cf}}: {"ns":"{{platform}}","name":"{{Dispatcher}}","subdomain":true,"hops":0}""");
        var plane = muster.Services.GetServices<IHostedService>().OfType<DispatchAgent>().Single().Plane!;
        var router = new UnixDomainSocketEndPoint(plane.Routers.Current!.HttpSocket);
        var rates = await Rounds.AlternateAsync(
            settings,
            time => HttpLoad.RunAsync(new IPEndPoint(IPAddress.Loopback, address.Port), front, time),
            time => HttpLoad.RunAsync(yardstick.Front, front, time),
            time => HttpLoad.RunAsync(router, runtime, time),
            time => HttpLoad.RunAsync(yardstick.Runtime, runtime, time));
        return
        [
            new("dispatch", "Muster: dispatcher to user Worker", rates[0], "answers/s") { Yardstick = rates[1], Goal = ">= 0.35" },
            new("dispatch", "static workerd behind the same front", rates[1], "answers/s"),
            new("dispatch", "Muster: without the front", rates[2], "answers/s") { Yardstick = rates[3] },
            new("dispatch", "static workerd without the front", rates[3], "answers/s"),
        ];
    }

    private static async Task UploadAsync(MusterInstance muster)
    {
        var common = $"\"main_module\":\"{UploadForm.MainModule}\",\"compatibility_date\":\"2026-11-01\"";
        await muster.UploadAsync($"{muster.ScriptsPath}/user", $$"""{ {{common}} }""", StaticRuntime.Read("user.js"));
        await muster.UploadAsync(
            $"scripts/{Dispatcher}",
            $$"""
            { {{common}},
              "bindings": [{"name": "dispatcher", "type": "dispatch_namespace", "namespace": "{{MusterInstance.Namespace}}"}] }
            """,
            StaticRuntime.Read("dispatcher.js"));
    }

    private static RequestTemplate Request(params IEnumerable<string> headers) =>
        new([$"GET /user HTTP/1.1", $"Host: {Dispatcher}.localhost", .. headers]);
}
