import type { Site } from './site.js';

/** The root of the site's HTTP server, without a slash at its end. */
export function serverUrl({ server: { address, port } }: Pick<Site, 'server'>): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${host}${port === 80 ? '' : `:${port}`}`;
}
