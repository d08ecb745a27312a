import { maskConfig } from '../../cloud-init/merge/mask-config.js';
import { plainJson } from '../../cloud-init/values/plain-json.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import type { Seed } from '../../domain/seed.js';
import type { MergedDetails } from '../../report/data/device-details.js';
import { mergedDetails } from '../../report/merged-details.js';
import { guestConfig } from '../site/guest-config.js';

/** The cloud-config that a guest makes of a seed, without its secrets, each line with the part that it is from. */
export function mergedOfSeed(
  seed: Seed,
  { folder, known, mask }: { folder: string; known: readonly string[]; mask: (text: string) => string },
): MergedDetails {
  const guest = guestConfig(seed, { isOwn: (url) => url.startsWith(folder) });
  const config = maskConfig(guest.config, { known: [...known, ...secretsIn(plainJson(guest.config))] });
  return mergedDetails({ ...guest, config }, { mask });
}
