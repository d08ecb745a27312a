import { fewestNeedsFirst } from '../../domain/known-layouts.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { guestOf } from '../../layouts/guests/index.js';
import { siteClients } from '../../layouts/index.js';

/**
 * The layouts and images of a site whose clients keep the data of an earlier boot, whatever is published since; all others
 * ask at every boot. Sources: cloudinit/stages.py _restore_from_checked_cache, and check_instance_id of each data source.
 */
export function keepingClients(
  seed: Seed,
  site: Pick<Site, 'layouts' | 'images' | 'ownLayouts'>,
): readonly string[] {
  // What keeps a seed is cloud-init's cache.
  if (guestOf(seed).userData.isCloudInits !== true) return [];
  const keeping = siteClients(site).filter(([, { keeps }]) => keeps?.(seed));
  return [...new Set(keeping.sort(fewestNeedsFirst).map(([name]) => name))];
}
