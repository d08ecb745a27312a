import { deviceUrl } from '../../domain/device-url.js';
import type { BuildResult } from '../../pipeline/build/build.js';

type PublishedSite = Exclude<BuildResult, { outcome: 'refused' }>['published'];

/** Where one device's seed is to be had: its URL on the site's server and its image below out/. */
export interface Example {
  readonly id: string;
  readonly url: string;
  readonly image?: string;
}

/** The first of `preferred` that is published, else the first device; undefined where there is none. */
export function exampleOf(
  { example, site }: PublishedSite,
  preferred: readonly string[] = [],
): Example | undefined {
  const found = example(preferred);
  if (found === undefined) return undefined;
  const { id, record } = found;
  // The plainest name, which is the NoCloud image's where there is one.
  const [image] = [...record.images].sort((a, b) => a.length - b.length);
  return {
    id,
    // A token is a password, and what is printed here ends up in logs: 'seedpress show --url' prints it.
    url: deviceUrl(id, site, '<token>'),
    ...(image === undefined ? {} : { image: `current/images/${image}` }),
  };
}
