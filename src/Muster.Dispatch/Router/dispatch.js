// What `env` of a loaded Worker points to: other Workers by service binding, and namespaces by dispatch binding.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { enterWorker, forward } from 'workers.js';
import { open, seal } from 'passes.js';

const OUTSIDE = 'This call was made outside of a request, which a Worker behind an outbound Worker may not do.';
// `mode` names the way out, so that isolates with different ones are never shared: a Worker that is called with an outbound
// Worker and without could otherwise use what it learnt in one of them in the other.
const modeOf = out => out === undefined ? 'limited' : `out ${out.ns}/${out.name}`;

/** What the caller's request carries, if it is bound to a way out; undefined for one that is free. */
function passOfCaller(caller, m) {
  if (caller.mode === undefined) return undefined;
  const pass = open(m?.t, caller.ns, caller.name);
  if (pass === undefined) throw new Error(OUTSIDE);
  return pass;
}

function carryOn(target, pass, m) {
  if (pass === undefined) return { target, carry: { m: m?.v === undefined ? undefined : { v: m.v } } };
  const t = seal({ ...pass, ns: target.ns, name: target.name });
  return { target: { ...target, mode: modeOf(pass.out) }, carry: { m: { t, v: m?.v } } };
}

/** A Worker by service binding. */
export class UserWorker extends WorkerEntrypoint {
  #call(m, use) {
    const { ns, name, entry, caller } = this.ctx.props;
    // Tenants of one namespace stay behind the same way out when they call one another; the platform's Workers have their own.
    const { target, carry } = carryOn({ ns, name, entry }, caller.ns === ns ? passOfCaller(caller, m) : undefined, m);
    return enterWorker(this.env, this.ctx, target, carry, use);
  }
  fetch(request) { const { m, cf } = request.cf ?? {}; return this.#call(m, forward(request, cf)); }
  call(method, args, m) { return this.#call(m, stub => stub.call(method, args)); }
}

/** A dispatch namespace: the name and the options come with each call. */
export class Dispatch extends WorkerEntrypoint {
  #call(name, options, m, use) {
    const { ns, outbound, caller } = this.ctx.props;
    const { target, carry } = carryOn({ ns, name }, passOf(outbound, options, passOfCaller(caller, m)), m);
    return enterWorker(this.env, this.ctx, target, carry, use);
  }
  fetch(request) {
    const { d, o, m, cf } = request.cf ?? {};
    return this.#call(d, o, m, forward(request, cf));
  }
  call(name, options, method, args, m) { return this.#call(name, options, m, stub => stub.call(method, args)); }
}

function passOf(outbound, options, before) {
  const limit = options?.limits?.subRequests;
  if (outbound === undefined && limit === undefined) return before;
  const params = {};
  for (const name of outbound?.parameters ?? []) {
    if (options?.outbound !== undefined && Object.hasOwn(options.outbound, name)) params[name] = options.outbound[name];
  }
  const out = outbound === undefined ? before?.out : { ns: outbound.namespace, name: outbound.worker };
  return { ...before, out, params: outbound === undefined ? before?.params : params, limit: limit ?? before?.limit };
}
