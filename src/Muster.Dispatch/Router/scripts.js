// What this process knows of scripts: which version is active, and how long that may be believed.
const known = new Map();      // "ns/name" -> { version, marks, missing, at, id, stale }
const asking = new Map();     // "ns/name" -> questions under way; a notice that overtakes them forbids to keep their answers
const loaded = new Map();     // "ns/name" -> isolate id -> id of the version that it runs
const retired = new Map();    // isolate id -> when its version was replaced
const MAX_KNOWN = 100_000, MAX_RETIRED = 64, STALE_MS = 1000, KNOWN_MS = 15_000, SUSPENDED = 'Suspended', HIDDEN = 'SubdomainDisabled';

let leaseUntil = 0;           // until then `known` is authoritative: every change is announced first
let lastPush = 0;             // pushes are numbered; a late one that timed out at the agent must not undo a newer

const path = (ns, name) => `${encodeURIComponent(ns)}/${encodeURIComponent(name)}`;
const fill = (key, active) => active === null ? { missing: true } : {
  version: active.version,
  id: `${key}@${active.version}`,
  suspended: active.marks.includes(SUSPENDED),
  hidden: active.marks.includes(HIDDEN),
};

/** The script as it stands now; a promise when the agent has to be asked. */
export const find = (env, ns, name) => {
  const key = ns + '/' + name, script = known.get(key), now = Date.now();
  return script !== undefined && mayBelieve(script, now) ? script : ask(env, ns, name, key);
};

// Without a lease each request asks, for nobody would tell us; what could not be asked is not asked at once again. With one, a
// script is asked for now and then all the same: a change of unknown outcome, whose gateway was lost, was announced by nobody.
const mayBelieve = (script, now) => now - script.at < (script.stale ? STALE_MS : now < leaseUntil ? KNOWN_MS : 0);

async function ask(env, ns, name, key) {
  let question = asking.get(key);
  if (question === undefined) asking.set(key, question = { open: 0 });
  question.open++;
  const at = Date.now();
  try {
    const answer = await env.AGENT.fetch(`http://agent/scripts/${path(ns, name)}`);
    if (!answer.ok && answer.status !== 404) throw new Error(`The control plane cannot be reached (${await answer.text()}).`);
    const active = answer.ok ? await answer.json() : (await answer.body?.cancel(), null);
    const script = { ...fill(key, active), at, stale: answer.headers.has('x-muster-stale') };
    if (asking.get(key) === question) remember(key, script);
    return script;
  } finally {
    if (--question.open === 0 && asking.get(key) === question) asking.delete(key);
  }
}

function remember(key, script) {
  for (const [isolate, id] of loaded.get(key) ?? []) settle(isolate, id === script.id);
  if (known.size >= MAX_KNOWN && !known.has(key)) known.delete(known.keys().next().value);
  known.set(key, script);
}

// A version may come back by a rollback before its isolate is gone.
function settle(isolate, isActive) {
  if (isActive) retired.delete(isolate);
  else if (!retired.has(isolate)) retired.set(isolate, Date.now());
}

/** Remembers an isolate, so that it can be dropped when its version is replaced. */
export const noteLoaded = (key, isolate, id) => {
  if (!loaded.has(key)) loaded.set(key, new Map());
  loaded.get(key).set(isolate, id);
  const active = known.get(key);
  if (active !== undefined) settle(isolate, active.id === id);
};

/** Applies what the agent pushes, unless a newer push came first. */
export const apply = ({ number, reset, lease_until: until, notices }) => {
  if (number <= lastPush) return;
  lastPush = number;
  if (reset) { known.clear(); asking.clear(); }
  for (const { namespace, script, active } of notices) {
    for (const key of script === undefined ? keysOf(namespace) : [namespace + '/' + script]) {
      asking.delete(key);
      if (known.has(key)) remember(key, { ...fill(key, active ?? null), at: Date.now(), stale: false });
    }
  }
  leaseUntil = until;
};

const keysOf = namespace => [...new Set([...known.keys(), ...asking.keys()])].filter(k => k.startsWith(namespace + '/'));

/** Isolates of replaced versions that have had time to finish: open streams and sockets in them end with the isolate. */
export const takeRetired = graceMs => {
  const due = [], now = Date.now();
  for (const [isolate, at] of retired) {
    if (now - at < graceMs && retired.size - due.length <= MAX_RETIRED) break;
    due.push(isolate);
  }
  for (const isolate of due) {
    retired.delete(isolate);
    const key = isolate.slice(0, isolate.indexOf('@')), isolates = loaded.get(key);
    isolates?.delete(isolate);
    if (isolates?.size === 0) loaded.delete(key);
  }
  return due;
};

export const count = () => ({
  known: known.size, loaded: loaded.size, retired: retired.size, lease_ms: leaseUntil - Date.now(), last_push: lastPush,
});
