import type { Manifest } from '../../domain/manifest.js';

/** What a URL begins with, which may name a device: `/waf-1`, `/by-uuid/6d5b…`. No digest looks like it. */
export const placeOf = (uri: string): string =>
  /^\/+by-(?:uuid|serial)\/[^/]+/.exec(uri)?.[0] ?? /^\/+[^/]*/.exec(uri)?.[0] ?? '/';

/** The device that a place names: in sites whose access is open, where alone URLs name devices. */
export function deviceAt(place: string, { site, devices }: Manifest): string | undefined {
  if (site.access !== 'open') return undefined;
  const [, kind, value = ''] = /^\/+(by-uuid|by-serial)\/(.*)$/.exec(place) ?? [];
  if (kind === undefined) {
    const id = place.replace(/^\/+/, '');
    return Object.hasOwn(devices, id) ? id : undefined;
  }
  const key = kind === 'by-uuid' ? 'uuid' : 'serial';
  return Object.entries(devices).find(([, device]) => device[key] === decoded(value))?.[0];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
