import type { Guest } from '../../domain/guest.js';

/**
 * Alpine's. A script, or its own #alpine-config; what begins with #cloud-config it takes for known and does nothing with.
 * Of NoCloud it wants `hostname`, and keys in EC2's form, which cloud-init does not read there; the network it has out of
 * `network-interfaces`, and vendor-data it fetches and never looks at.
 * Sources: tiny-cloud bin/imds, lib/tiny-cloud/init userdata_type, user-data/*, cloud/nocloud/{imds,init}, cloud/aws/imds.
 */
export const tinyCloud: Guest = {
  os: 'linux',
  reads: { layouts: ['nocloud', 'ec2'], images: ['nocloud'] },
  userData: {
    mime: false,
    plain: { begins: /^(?:#!|#alpine-config(?:\s|$))/, words: '#alpine-config or #!' },
    filesHeader: '#alpine-config',
  },
  drops: ['vendor-data'],
  // Source: tiny-cloud sbin/tiny-cloud is_bootstrap_complete.
  laterBoots: { byInstanceId: false, everyBoot: [] },
  noCloud: {
    metaData: ({ name, keys }) => ({
      hostname: name,
      ...(keys.length === 0 ? {} : { 'public-keys': keys.map((key) => ({ 'openssh-key': key })) }),
    }),
    ifEmpty: { 'network-config': null },
  },
};
