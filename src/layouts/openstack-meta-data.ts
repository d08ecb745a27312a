import type { JsonObject } from '../domain/json.js';
import type { Seed } from '../domain/seed.js';
import { localHostname } from './local-hostname.js';
import { metaDataText } from './meta-data-text.js';
import { contentsOf } from './openstack-contents.js';
import { placementOf } from './placement.js';

/**
 * OpenStack's meta_data.json. More metadata stands in `meta`, as texts, where OpenStack's users look for it, and at the
 * top as well, so that a jinja part finds ds.meta_data.<key> whichever way the seed came.
 * Source: cloudinit/sources/helpers/openstack.py, cloudbaseinit/metadata/services/baseopenstackservice.py.
 */
export function openstackMetaData(seed: Seed): JsonObject {
  const own = ownKeys(seed);
  // Named twice: the first gives the order, the last the values.
  return { ...own, ...seed.metaData, ...own };
}

function ownKeys(seed: Seed): JsonObject {
  const { network, files } = contentsOf(seed);
  const { zone, launchIndex } = placementOf(seed);
  const keys = Object.entries(seed.publicKeys);
  return {
    uuid: seed.instanceUuid,
    name: seed.id,
    hostname: localHostname(seed),
    meta: Object.fromEntries(Object.entries(seed.metaData).map(([key, value]) => [key, metaDataText(value)])),
    ...(zone === undefined ? {} : { availability_zone: zone }),
    ...(launchIndex === undefined ? {} : { launch_index: launchIndex }),
    public_keys: seed.publicKeys,
    keys: keys.map(([name, data]) => ({ name, type: 'ssh', data })),
    files: files.map(({ path, contentPath }) => ({ path, content_path: contentPath })),
    ...(network === undefined
      ? {}
      : { network_config: { name: 'network_config', content_path: network.contentPath } }),
  };
}
