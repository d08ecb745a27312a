import { deviceUrl } from '../../domain/device-url.js';
import type { Manifest } from '../../domain/manifest.js';

export interface Totals {
  readonly devices: number;
  readonly files: number;
  readonly images: number;
}

/** How much a generation holds. */
export function totalsOf({ devices }: Manifest): Totals {
  const records = Object.values(devices);
  return {
    devices: records.length,
    files: records.reduce((sum, { files }) => sum + files, 0),
    images: records.reduce((sum, { images }) => sum + images.length, 0),
  };
}

/** Where one device's seed is to be had: its URL on the site's server and its image below out/. */
export interface Example {
  readonly id: string;
  readonly url: string;
  readonly image?: string;
}

/** The first of `preferred` that is published, else the first device; undefined where there is none. */
export function exampleOf(
  { devices, site }: Manifest,
  preferred: readonly string[] = [],
): Example | undefined {
  const id = preferred.find((candidate) => devices[candidate] !== undefined) ?? Object.keys(devices)[0];
  if (id === undefined) return undefined;
  const names = devices[id]?.images ?? [];
  // The plainest name, which is the NoCloud image's where there is one.
  const [image] = [...names].sort((a, b) => a.length - b.length);
  return {
    id,
    // A token is a password, and what is printed here ends up in logs: 'seedpress show --url' prints it.
    url: deviceUrl(id, site, '<token>'),
    ...(image === undefined ? {} : { image: `current/images/${image}` }),
  };
}
