// Entering a Worker: find its version, load it once, hand it the request.
import { find, noteLoaded } from 'scripts.js';
import { workerCode } from 'worker-code.js';
import { notFound, suspended } from 'errors.js';

/**
 * @param target {ns, name, entry, mode}: `mode` sets isolates apart whose way out differs.
 * @param carry {m, params}: what the request carries, and values laid over `env` for this one request.
 */
export const enterWorker = async (env, ctx, target, carry, use) => {
  const { ns, name, entry, mode } = target;
  let script = find(env, ns, name);
  if (script instanceof Promise) script = await script;
  if (script.missing) throw notFound();
  if (script.suspended) throw suspended(name);
  const { m, params } = carry;
  const props = entry === undefined && m === undefined && params === undefined ? undefined : { props: { e: entry, m, p: params } };
  const isolate = isolateOf(script, mode);
  const stub = env.LOADER.get(isolate, () => load(env, ctx, target, script, isolate));
  const result = await use(stub.getEntrypoint(undefined, props));
  return script.stale && result instanceof Response ? markStale(result) : result;
};

const isolateOf = ({ id, retry }, mode) =>
  mode === undefined && retry === undefined ? id : `${id} ${mode ?? ''} ${retry ?? ''}`;

/** For workers entered by HTTP. The caller's own cf goes on; names and options stay here. */
export const forward = (request, cf) => stub => stub.fetch(request, { cf: cf ?? {} });

async function load(env, ctx, { ns, name, mode }, script, isolate) {
  noteLoaded(`${ns}/${name}`, isolate, script.id);
  let answer;
  try {
    answer = await env.AGENT.fetch(`http://agent/bundles/${encodeURIComponent(ns)}/${encodeURIComponent(name)}/${script.version}`);
    if (!answer.ok) throw new Error(await answer.text());
  } catch (e) {
    // The loader remembers a failure under its id for good. This one may pass: let the next request use another id.
    script.retry = (script.retry ?? 0) + 1;
    throw new Error(`The code of "${name}" cannot be had from the control plane: ${e.message}`);
  }
  const bundle = await answer.json(), { UserWorker, Dispatch, Outbound } = ctx.exports;
  const caller = { ns, name, mode };
  const code = workerCode(env.LOADER, bundle, {
    service: b => UserWorker({ props: { ns: b.namespace, name: b.service, entry: b.entrypoint, caller } }),
    dispatch: b => Dispatch({ props: { ns: b.namespace, outbound: b.outbound, caller } }),
  });
  code.globalOutbound = Outbound({ props: caller });
  return code;
}

function markStale(response) {
  if (response.webSocket) return response;
  const marked = new Response(response.body, response);
  marked.headers.set('x-muster-stale', '1');
  return marked;
}
