// Runs a classic script inside its isolate as the browser-like global code that it is: sloppy mode, bindings as globals.
import { env } from 'cloudflare:workers';

const listeners = new Map();

class WorkerEvent {
  constructor(type, ctx, fields) {
    Object.assign(this, fields);
    Object.defineProperty(this, 'type', { value: type, enumerable: true });
    Object.defineProperty(this, 'ctx', { value: ctx });
  }
  waitUntil(promise) { this.ctx.waitUntil(promise); }
  passThroughOnException() { this.ctx.passThroughOnException(); }
}

class FetchEvent extends WorkerEvent {
  respondWith(response) {
    if (this.response !== undefined) {
      throw new TypeError('FetchEvent.respondWith() has already been called; it can only be called once.');
    }
    Object.defineProperty(this, 'response', { value: Promise.resolve(response) });
  }
}

const raise = (type, event) => {
  for (const listener of listeners.get(type) ?? []) {
    if (typeof listener === 'function') listener.call(globalThis, event);
    else listener.handleEvent(event);
    if (event.response !== undefined) return event.response;
  }
};

/** Runs the script and returns what a module would have exported by default. */
export const runScript = source => {
  for (const [name, value] of Object.entries(env)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
  }
  globalThis.addEventListener = (type, listener) => {
    listeners.set(type, [...listeners.get(type) ?? [], listener]);
  };
  globalThis.removeEventListener = (type, listener) => {
    listeners.set(type, (listeners.get(type) ?? []).filter(l => l !== listener));
  };
  (0, eval)(source);
  const handlers = {};
  if (listeners.has('fetch')) {
    // A listener that does not answer lets the request through to its origin.
    handlers.fetch = (request, _env, ctx) => raise('fetch', new FetchEvent('fetch', ctx, { request })) ?? fetch(request);
  }
  if (listeners.has('scheduled')) {
    handlers.scheduled = ({ scheduledTime, cron }, _env, ctx) =>
      raise('scheduled', new WorkerEvent('scheduled', ctx, { scheduledTime, cron }));
  }
  return handlers;
};
