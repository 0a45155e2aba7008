using System.Text;

namespace Muster.Dispatch;

/// <summary>Renders the static configuration of the two kinds of process.</summary>
internal static class WorkerdConfig
{
    // Read by the router of the pinned binary; Workers have dates of their own.
    private const string Date = "2026-11-01";

    // What code may need to start is less than what it may need to run.
    private const int CheckedHeapMiB = 256;

    private static readonly string[] Shims = ["shim", "service-worker"];

    /// <summary>The process that serves requests: two sockets.</summary>
    public static string Router(RouterSockets sockets, DispatchOptions options, IReadOnlyList<string> viaTokens)
    {
        var allowed = string.Join(", ", options.AllowAddresses.Prepend("public").Select(Quote));
        var via = Quote("[" + string.Join(",", viaTokens.Select(Quote)) + "]");
        return $"""
            using Workerd = import "/workerd/workerd.capnp";
            const config :Workerd.Config = (
              v8Flags = ["--max-old-space-size={options.WorkerHeapMiB}"],
              services = [
                (name = "router", worker = .router),
                (name = "internet", network = (allow = [{allowed}], tlsOptions = (trustBrowserCas = true))),
                (name = "nowhere", network = (allow = [])),
                (name = "agent", external = (address = {Quote("unix:" + sockets.Agent)}, http = ())) ],
              sockets = [
                (name = "http", address = {Quote("unix:" + sockets.Http)}, service = "router",
                  http = (cfBlobHeader = "{InternalHeaders.Cf}", forwardedProtoHeader = "{InternalHeaders.Proto}")),
                (name = "admin", address = {Quote("unix:" + sockets.Admin)}, http = (),
                  service = (name = "router", entrypoint = "Admin")) ] );
            const router :Workerd.Worker = (
              modules = [{Modules("router", "admin", "compatibility", "dispatch", "errors", "outbound", "passes", "scripts",
                "worker-code", "workers")}],
              compatibilityDate = "{Date}",
              globalOutbound = "nowhere",
              bindings = [
                (name = "LOADER", workerLoader = (id = "workers")),
                (name = "AGENT", service = "agent"),
                (name = "INTERNET", service = "internet"),
                (name = "VIA", json = {via}) ] );
            """;
    }

    /// <summary>The process that loads code to check it: one socket, no network.</summary>
    public static string Checker(string socket, DispatchOptions options) => $"""
        using Workerd = import "/workerd/workerd.capnp";
        const config :Workerd.Config = (
          v8Flags = ["--max-old-space-size={Math.Min(options.WorkerHeapMiB, CheckedHeapMiB)}"],
          services = [
            (name = "checker", worker = .checker),
            (name = "nowhere", network = (allow = [])) ],
          sockets = [(name = "checker", address = {Quote("unix:" + socket)}, http = (), service = "checker")] );
        const checker :Workerd.Worker = (
          modules = [{Modules("checker", "compatibility", "worker-code")}],
          compatibilityDate = "{Date}",
          globalOutbound = "nowhere",
          bindings = [(name = "LOADER", workerLoader = (id = "checked"))] );
        """;

    private static string Modules(params IEnumerable<string> names) => string.Join(
        ",\n    ",
        names.Select(name => $"(name = \"{name}.js\", esModule = embed \"{name}.js\")")
            .Concat(Shims.Select(name => $"(name = \"{name}.txt\", text = embed \"{name}.js\")")));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : c.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
