import { type MergedConfig, mergedConfig } from '../../cloud-init/merge/merged-config.js';
import type { Fetch } from '../../cloud-init/message/guest-parts.js';
import type { Seed } from '../../domain/seed.js';
import { includedFiles } from '../../layouts/included.js';
import { placementOf } from '../../layouts/placement.js';
import { userDataOf, vendorDataOf } from '../../layouts/user-data.js';
import { contentsOf } from './contents-of.js';

/** What cloud-init makes of a seed's user-data and vendor-data, and what it reads for it. */
export interface GuestConfig extends MergedConfig {
  readonly userData: string | Uint8Array;
  readonly vendorData: string;
  readonly fetch: Fetch;
}

/** `isOwn` tells a URL of the device's folder; without it all URLs that end in the path of an included part are. */
export function guestConfig(
  seed: Seed,
  { isOwn = () => true }: { isOwn?: (url: string) => boolean } = {},
): GuestConfig {
  const data = { userData: userDataOf(seed), vendorData: vendorDataOf(seed) };
  const files = [...contentsOf(includedFiles(seed))];
  const fetch: Fetch = (url) => {
    const path = decoded(url);
    return isOwn(url) ? files.find(([name]) => path.endsWith(`/${name}`))?.[1] : undefined;
  };
  const { launchIndex } = placementOf(seed);
  const merged = mergedConfig(data, { fetch, ...(typeof launchIndex === 'number' ? { launchIndex } : {}) });
  return { ...merged, ...data, fetch };
}

/** A URL or a path of one, as people write it. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
