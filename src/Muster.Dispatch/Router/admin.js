// Served on a socket that only the agent can open.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { apply, count, takeRetired } from 'scripts.js';

const GRACE_MS = 30_000;

export class Admin extends WorkerEntrypoint {
  async fetch(request) {
    switch (new URL(request.url).pathname) {
      case '/health': return new Response(null);
      case '/push': {
        apply(await request.json());
        const { Evictor } = this.ctx.exports;
        for (const id of takeRetired(GRACE_MS)) this.ctx.waitUntil(Evictor({ props: { id } }).fetch('http://evict/'));
        return new Response(null);
      }
      default: return Response.json(count());
    }
  }
}

// Who aborted himself is no longer in the loader's table; loading this instead leaves nothing behind.
const gone = () => ({
  compatibilityDate: '2026-01-01', mainModule: 'gone.js', modules: { 'gone.js': { js: `
    import { abortIsolate } from 'cloudflare:workers';
    export const musterEvict = { fetch() { abortIsolate('gone'); } };` } },
});

/** A request of its own for each: a stub held by a longer request would keep the isolate alive. */
export class Evictor extends WorkerEntrypoint {
  async fetch() {
    try {
      await this.env.LOADER.get(this.ctx.props.id, gone).getEntrypoint('musterEvict').fetch('http://evict/');
    } catch { // Aborting an isolate fails the very request that asks for it.
    }
    return new Response(null);
  }
}
