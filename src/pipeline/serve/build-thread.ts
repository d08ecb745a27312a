import { type Thread, thread } from '../../sinks/thread.js';

/**
 * A thread that builds a site as often as it is asked. It lives as long as the server: nobody else knows which locks it has
 * let go whose files could not be removed.
 */
export const buildThread = (module: string, site: object): Thread =>
  thread(module, { data: { builds: site } });
