// The only way out of a loaded Worker's isolate.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { enterWorker, forward } from 'workers.js';
import { open, spend } from 'passes.js';
import { tooManyHops } from 'errors.js';

export class Outbound extends WorkerEntrypoint {
  async fetch(request) {
    const { ns, name, mode } = this.ctx.props, { m, cf } = request.cf ?? {};
    const hops = (Number.isInteger(m?.v) && m.v > 0 ? m.v : 0) + 1;
    const via = this.env.VIA[hops];
    if (via === undefined) return tooManyHops();
    if (mode === undefined) return internet(this.env, request, via);
    const pass = open(m?.t, ns, name);
    if (pass === undefined) {
      throw new Error('fetch() was called outside of a request, which a Worker behind an outbound Worker may not do.');
    }
    spend(pass);
    if (pass.out === undefined) return internet(this.env, request, via);
    return enterWorker(this.env, this.ctx, pass.out, { m: { v: hops }, params: pass.params }, forward(request, cf));
  }
}

async function internet(env, request, via) {
  const outgoing = new Request(request);
  outgoing.headers.set('x-muster-via', via);
  try {
    return await env.INTERNET.fetch(outgoing);
  } catch (e) {
    // The runtime hides refusals behind a reference number; it gives an unknown name the same text.
    if (!/^internal error/.test(e?.message)) throw e;
    throw new Error(`fetch of ${new URL(request.url).origin} was refused or found no address: Workers reach public addresses only `
      + '(an operator opens others with Muster:Dispatch:AllowAddresses).');
  }
}
