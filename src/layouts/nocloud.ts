import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { encodeMime } from '../encode/mime.js';
import { networkConfigV2 } from '../encode/network/network-config-v2.js';
import { encodeYaml } from '../encode/yaml.js';
import { localHostname } from './local-hostname.js';
import { userDataWithFiles } from './user-data.js';

/**
 * The four files of NoCloud, always all four: over HTTP a missing one costs ten seconds of every boot, for
 * cloud-init takes a 404 for a server that is not up yet. Source: cloudinit/util.py read_seeded.
 */
export function nocloud(seed: Seed): readonly OutputFile[] {
  return [
    { path: 'meta-data', content: encodeYaml(metaData(seed)) },
    { path: 'user-data', content: encodeMime(userDataWithFiles(seed)) },
    { path: 'vendor-data', content: encodeMime(seed.vendorData) },
    {
      path: 'network-config',
      content: seed.interfaces.length === 0 ? '' : encodeYaml(networkConfigV2(seed.interfaces)),
    },
  ];
}

/** Keys of DataSourceNoCloud.py; all others are for jinja in the guest, as ds.meta_data.*. */
const metaData = (seed: Seed) => ({
  'instance-id': seed.instanceId,
  'local-hostname': localHostname(seed),
  ...(Object.keys(seed.publicKeys).length === 0 ? {} : { 'public-keys': seed.publicKeys }),
  ...seed.metaData,
});
