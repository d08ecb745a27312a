import type { Site } from '../domain/site.js';

/** What guests know of their site; the rest they learn from its server. */
export type GuestSite = Pick<Site, 'namespace' | 'server'>;
