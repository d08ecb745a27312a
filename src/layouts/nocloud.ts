import type { JsonObject } from '../domain/json.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { encodeYaml } from '../encode/yaml.js';
import { localHostname } from './local-hostname.js';
import { networkConfigOf } from './network-config.js';
import { networkInterfaces } from './network-interfaces.js';
import { perSeed } from './per-seed.js';
import { userDataOf, vendorDataOf } from './user-data.js';

/**
 * The four files of NoCloud, always all four: over HTTP a missing one costs ten seconds of every boot, for
 * cloud-init takes a 404 for a server that is not up yet. Source: cloudinit/util.py read_seeded.
 */
export const nocloud = perSeed((seed: Seed): readonly OutputFile[] => [
  { path: 'meta-data', content: encodeYaml(metaData(seed)) },
  { path: 'user-data', content: userDataOf(seed) },
  { path: 'vendor-data', content: vendorDataOf(seed) },
  { path: 'network-config', content: networkConfigOf(seed) },
]);

/** Keys of DataSourceNoCloud.py; all others are for jinja in the guest, as ds.meta_data.*. */
function metaData(seed: Seed): JsonObject {
  const keys = Object.values(seed.publicKeys);
  const interfaces = networkInterfaces(seed.interfaces);
  return {
    'instance-id': seed.instanceId,
    'local-hostname': localHostname(seed),
    // A list: cloudbase-init takes one where it fails on a mapping of names to keys.
    ...(keys.length === 0 ? {} : { 'public-keys': keys }),
    ...(interfaces === undefined ? {} : { 'network-interfaces': interfaces }),
    ...seed.metaData,
  };
}
