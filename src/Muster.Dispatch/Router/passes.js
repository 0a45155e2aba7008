// What a tracked Worker's requests carry so that Outbound knows on whose behalf they go out: a signed text, so that it lives
// as long as the request does and nobody has to remember it. The key is of this process alone.
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';

let key;
const sign = text => createHmac('sha256', key ??= randomBytes(32)).update(text).digest();

/** @param pass {ns, name, out, params, limit, id}: the Worker it is for, where its fetches go, how many it may make. */
export const seal = pass => {
  const text = JSON.stringify({ id: randomUUID(), ...pass });
  return `${sign(text).toString('base64url')}.${text}`;
};

/** The pass, or undefined when it was not made here or is another Worker's. */
export const open = (sealed, ns, name) => {
  if (typeof sealed !== 'string') return undefined;
  const dot = sealed.indexOf('.'), text = sealed.slice(dot + 1);
  const given = Buffer.from(sealed.slice(0, dot), 'base64url'), mine = sign(text);
  if (given.length !== mine.length || !timingSafeEqual(given, mine)) return undefined;
  const pass = JSON.parse(text);
  return pass.ns === ns && pass.name === name ? pass : undefined;
};

const spent = new Map(), FORGET_MS = 600_000;

/** Counts one subrequest. Forgotten ten minutes after the first: a bound on memory, paid by very long requests only. */
export const spend = pass => {
  if (pass.limit === undefined) return;
  const now = Date.now();
  for (const [id, s] of spent) { if (now - s.at < FORGET_MS) break; spent.delete(id); }
  let s = spent.get(pass.id);
  if (s === undefined) spent.set(pass.id, s = { n: 0, at: now });
  if (++s.n > pass.limit) throw new Error('Too many subrequests.');
};
