// Loads a Worker once, without network, and says what it is or why it does not start.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { workerCode } from 'worker-code.js';

/** Stands for other Workers and for the network while code is checked. */
export class Absent extends WorkerEntrypoint {
  fetch() { throw new Error('Other Workers and the network cannot be called while code is being checked.'); }
}

const start = (loader, code) => loader.load(code).getEntrypoint().describe();

// Evaluated text has no position of its own. Compiled once more as CommonJS, which is sloppy code too, it has.
async function positionOf(loader, code, main) {
  const script = code.modules['__muster_script.txt'].text;
  try {
    await start(loader, { ...code, mainModule: '__muster_locate.js', modules: {
      '__muster_locate.js': { js: `import ${JSON.stringify('./' + main)}; export default { fetch() {} };` }, [main]: { cjs: script } } });
  } catch (e) {
    if (/SyntaxError/.test(e.message)) return e;
  }
}

export default {
  async fetch(request, env, ctx) {
    const bundle = await request.json(), absent = () => ctx.exports.Absent({ props: {} });
    let code;
    try {
      code = workerCode(env.LOADER, bundle, { service: absent, dispatch: absent });
      const runsAs = code.compatibilityDate;
      return Response.json({ ...await start(env.LOADER, { ...code, globalOutbound: absent() }), compatibility_date: runsAs });
    } catch (e) {
      const located = code?.modules['__muster_script.txt'] && /SyntaxError/.test(e.message)
        ? await positionOf(env.LOADER, code, bundle.main) : undefined;
      const { name, message, stack } = located ?? e;
      return Response.json({ error: { name, message, stack } });
    }
  },
};
