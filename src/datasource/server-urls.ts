import { serverUrl } from '../domain/server-url.js';
import type { GuestSite } from './guest-site.js';

/**
 * Where a guest looks for the metadata tree, best first: the site's server, then the address that clouds use,
 * which a router may lead to it.
 */
export const serverUrls = (site: Pick<GuestSite, 'server'>): readonly string[] => [
  serverUrl(site),
  'http://169.254.169.254',
];
