// Runs inside every Worker's isolate, before its own code. Nothing secret passes here: user code may import this module.
import { WorkerEntrypoint, abortIsolate, env } from 'cloudflare:workers';
import { AsyncLocalStorage } from 'node:async_hooks';
import { bind } from './__muster_bindings.js';

// What a request carries along, {t: pass of a tracked Worker, v: hops}. Most requests carry nothing and enter no context.
const carried = new AsyncLocalStorage();

// Name, options and what is carried travel in `cf`: rewriting headers would copy the request.
const wrapCf = (input, init, more) => {
  const cf = { ...more, m: carried.getStore(), cf: init?.cf ?? input?.cf };
  return init === undefined ? { cf } : { ...init, cf };
};

const nativeFetch = globalThis.fetch;
globalThis.fetch = function fetch(input, init) {
  return carried.getStore() === undefined ? nativeFetch(input, init) : nativeFetch(input, wrapCf(input, init));
};

// A stub of a loaded Worker cannot be handed out by the router, so one RPC call names its method and crosses as a whole.
// `then` must stay undefined, or awaiting the stub would call the Worker.
const remote = (fetch, call) => new Proxy(fetch, {
  get: (_, name) => name === 'fetch' ? fetch : name === 'then' || typeof name === 'symbol' ? undefined
    : (...args) => call(name, args),
});

const kinds = {
  service: raw => remote(
    (input, init) => raw.fetch(input, wrapCf(input, init)),
    (method, args) => raw.call(method, args, carried.getStore())),
  dispatch: raw => ({
    get(name, _args, options) {
      const d = String(name), o = options;
      return remote(
        (input, init) => raw.fetch(input, wrapCf(input, init, { d, o })),
        (method, args) => raw.call(d, o, method, args, carried.getStore()));
    },
  }),
};
// `env` is one object for handlers, entrypoints and `import { env }`: changing it here changes it for all.
bind(env, kinds);

const methodOf = (instance, name) => {
  for (let p = Object.getPrototypeOf(instance); p !== null && p !== WorkerEntrypoint.prototype; p = Object.getPrototypeOf(p)) {
    if (Object.hasOwn(p, name) && name !== 'constructor' && p !== Object.prototype) return instance[name];
  }
};
const callable = (target, name, { ctx, env }) => {
  if (typeof target === 'function') {
    const instance = new target(ctx, env), method = methodOf(instance, name);
    return method && ((...args) => method.apply(instance, args));
  }
  if (typeof target?.[name] === 'function') return (...args) => target[name](...args, env, ctx);
};
const handlersOf = target => {
  const names = new Set();
  for (let p = typeof target === 'function' ? target.prototype : target;
    p && p !== Object.prototype && p !== WorkerEntrypoint.prototype; p = Object.getPrototypeOf(p)) {
    for (const name of Object.getOwnPropertyNames(p)) if (name !== 'constructor' && typeof p[name] === 'function') names.add(name);
  }
  return [...names];
};

/** The class that the router enters: it picks the export that the call names and restores what the request carries. */
export const enter = user => class extends WorkerEntrypoint {
  #run(name, args) {
    const { e, m, p } = this.ctx.props ?? {};
    const env = p === undefined ? this.env : { ...this.env, ...p };
    const target = e === undefined ? user.default : user[e];
    if (e !== undefined && target === undefined) throw new Error(`The Worker has no entrypoint named "${e}".`);
    const go = () => {
      const method = callable(target, name, { ctx: this.ctx, env });
      if (method !== undefined) return method(...args);
      throw name === 'fetch' ? new Error('Handler does not export a fetch() function.')
        : new TypeError(`The RPC receiver does not implement the method "${name}".`);
    };
    return m === undefined ? go() : carried.run(m, go);
  }
  fetch(request) { return this.#run('fetch', [request]); }
  call(method, args) { return this.#run(method, args); }
  describe() {
    return {
      handlers: handlersOf(user.default),
      entrypoints: Object.keys(user).filter(k => k !== 'default' && handlersOf(user[k]).length > 0),
    };
  }
};

/** Drops this isolate from the loader's table; requests inside it are cut off. */
export const musterEvict = { fetch() { abortIsolate('replaced'); } };
