// The public side: the agent's front has already chosen the Worker and says so in `cf`.
import { enterWorker, forward } from 'workers.js';
import { isSuspended, missingHost, suspendedHost, thrown } from 'errors.js';
import { find } from 'scripts.js';

export { Dispatch, UserWorker } from 'dispatch.js';
export { Outbound } from 'outbound.js';
export { Admin, Evictor } from 'admin.js';

export default {
  async fetch(request, env, ctx) {
    const { ns, name, subdomain, hops } = request.cf;
    try {
      const script = await find(env, ns, name);
      if (script.missing || subdomain && script.hidden) return missingHost(name);
      return await enterWorker(env, ctx, { ns, name }, { m: hops > 0 ? { v: hops } : undefined }, forward(request));
    } catch (e) {
      return isSuspended(e) ? suspendedHost(e) : thrown(e);
    }
  },
};
