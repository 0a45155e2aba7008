// Turns a bundle into what the Worker Loader takes.
import SHIM from 'shim.txt';
import SERVICE_WORKER from 'service-worker.txt';
import { clampDate } from 'compatibility.js';

const bytes = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0)).buffer;
// Relative, ordinary names: newer compatibility dates resolve modules as URLs, older ones as paths.
const quote = JSON.stringify;
const loaders = {
  esm: m => ({ js: m.text }), cjs: m => ({ cjs: m.text }), text: m => ({ text: m.text }),
  json: m => ({ json: JSON.parse(m.text) }), wasm: m => ({ wasm: bytes(m.base64) }), data: m => ({ data: bytes(m.base64) }),
};

/**
 * @param stubs {service(binding), dispatch(binding)}: what stands for other Workers in `env`.
 * @returns code without `globalOutbound`, which is the caller's to decide.
 */
export const workerCode = (loader, bundle, stubs) => {
  const modules = {}, env = {}, lines = [], imports = [];
  for (const m of bundle.modules) modules[m.name] = loaders[m.kind](m);
  for (const b of bundle.bindings) {
    switch (b.type) {
      case 'plain_text': case 'secret_text': case 'text_blob': env[b.name] = b.text; break;
      case 'json': env[b.name] = b.json; break;
      case 'data_blob': env[b.name] = bytes(b.base64); break;
      case 'wasm_module': {
        const name = `__muster_wasm_${imports.length}.wasm`;
        modules[name] = { wasm: bytes(b.base64) };
        lines.push(`env[${quote(b.name)}] = w${imports.length};`);
        imports.push(`import w${imports.length} from ${quote('./' + name)};`);
        break;
      }
      case 'service': case 'dispatch_namespace': {
        const kind = b.type === 'service' ? 'service' : 'dispatch';
        env[b.name] = stubs[kind](b);
        lines.push(`env[${quote(b.name)}] = kinds.${kind}(env[${quote(b.name)}]);`);
        break;
      }
      default: throw new Error(`binding ${b.name}: the type ${b.type} is not supported by this data plane.`);
    }
  }
  modules['__muster_shim.js'] = { js: SHIM };
  modules['__muster_bindings.js'] = { js: `${imports.join('')}\nexport const bind = (env, kinds) => { ${lines.join(' ')} };` };
  const date = clampDate(loader, bundle.date);
  const classic = bundle.syntax === 'service_worker';
  if (classic) {
    modules['__muster_service-worker.js'] = { js: SERVICE_WORKER };
    modules['__muster_script.txt'] = { text: `${modules[bundle.main].cjs}\n//# sourceURL=${bundle.main}` };
    delete modules[bundle.main];
  }
  modules['__muster_entry.js'] = { js: classic ? classicEntry : moduleEntry(quote('./' + bundle.main)) };
  return { compatibilityDate: date, compatibilityFlags: flagsOf(bundle, date, classic), mainModule: '__muster_entry.js', modules, env };
};

const moduleEntry = main => `import { enter, musterEvict } from './__muster_shim.js';
import * as user from ${main};
export * from ${main};
export { musterEvict };
export default enter(user);`;
const classicEntry = `import { enter, musterEvict } from './__muster_shim.js';
import { runScript } from './__muster_service-worker.js';
import script from './__muster_script.txt';
export { musterEvict };
export default enter({ default: runScript(script) });`;

function flagsOf(bundle, date, classic) {
  // Without importable env the shim could not dress up bindings; whoever asks for it loses nothing else.
  const flags = new Set(bundle.flags.filter(f => f !== 'disallow_importable_env'));
  if (date < '2026-08-04' && ![...flags].some(f => f.startsWith('nodejs_compat'))) flags.add('nodejs_als');
  if (date < '2024-04-03') flags.add('rpc');
  if (classic && date < '2025-06-01') flags.add('allow_eval_during_startup');
  return [...flags];
}
