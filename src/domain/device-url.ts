import { serverUrl } from './server-url.js';
import type { Site } from './site.js';

/**
 * The URL at which a device finds its own folder, with the slash at its end: the server's root where the server knows
 * the device by its address. `token` is the device's, and needed where access is by token.
 */
export function deviceUrl(id: string, site: Pick<Site, 'server' | 'access'>, token?: string): string {
  const root = serverUrl(site);
  if (site.access === 'address') return `${root}/`;
  if (site.access === 'open') return `${root}/${id}/`;
  if (token === undefined) throw new Error(`no token for ${id}, whose URL is made of it`);
  return `${root}/s/${token}/`;
}
