using Workerd = import "/workerd/workerd.capnp";

# What Muster's router does at run time, written down beforehand: a dispatcher with a service binding to a user Worker.
# HTTP and ADMIN stand for the paths of sockets.
const config :Workerd.Config = (
  services = [
    (name = "dispatcher", worker = .dispatcher),
    (name = "user", worker = .user),
    (name = "health", worker = .health),
    (name = "nowhere", network = (allow = [])) ],
  sockets = [
    (name = "http", address = "unix:HTTP", service = "dispatcher",
      http = (cfBlobHeader = "x-muster-cf", forwardedProtoHeader = "x-muster-proto")),
    (name = "admin", address = "unix:ADMIN", http = (), service = "health") ] );

const dispatcher :Workerd.Worker = (
  modules = [(name = "dispatcher.js", esModule = embed "static-dispatcher.js")],
  compatibilityDate = "2026-11-01",
  globalOutbound = "nowhere",
  bindings = [(name = "user", service = "user")] );

const user :Workerd.Worker = (
  modules = [(name = "user.js", esModule = embed "user.js")],
  compatibilityDate = "2026-11-01",
  globalOutbound = "nowhere" );

# The supervisor asks both runtimes alike whether they live.
const health :Workerd.Worker = (
  modules = [(name = "health.js", esModule = "export default { fetch: () => new Response(null) };")],
  compatibilityDate = "2026-11-01",
  globalOutbound = "nowhere" );
