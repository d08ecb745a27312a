import type { Guest } from '../../domain/guest.js';

/**
 * Alpine's. A script, or its own #alpine-config; what begins with #cloud-config it takes for known and does nothing with.
 * The network it has out of `network-interfaces` in the meta-data, vendor-data it fetches and never reads.
 * Sources: tiny-cloud lib/tiny-cloud/init userdata_type, user-data/*, cloud/nocloud/imds, cloud/nocloud/init, cloud/aws/imds.
 */
export const tinyCloud: Guest = {
  os: 'linux',
  reads: { layouts: ['nocloud', 'ec2'], images: ['nocloud'] },
  userData: {
    mime: false,
    plain: { begins: /^(?:#!|#alpine-config(?:\s|$))/, words: '#alpine-config or #!' },
  },
  drops: ['vendor-data'],
  failsOnEmptyNetwork: true,
};
