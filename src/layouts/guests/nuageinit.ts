import type { Guest } from '../../domain/guest.js';

/**
 * FreeBSD's, which reads media alone. The first line has to be #cloud-config and nothing else, or a script's; before it
 * looks at that, it reads the whole as YAML. NoCloud's keys it wants under the name that OpenStack has for them.
 * Sources: freebsd-src libexec/nuageinit/nuageinit load_userdata, parse_network_config; libexec/rc/rc.d/nuageinit.
 */
export const nuageinit: Guest = {
  os: 'linux',
  reads: { layouts: [], images: ['nocloud', 'config-drive'] },
  userData: {
    mime: false,
    plain: { begins: /^(?:#cloud-config\n|#!)/, words: '#cloud-config or #!' },
    readsScriptsAsYaml: true,
    // Of a config drive it sets up the network before it looks at the user-data.
    scriptDrops: {
      nocloud: ['host name', 'public keys', 'network'],
      'config-drive': ['host name', 'public keys'],
    },
  },
  drops: ['vendor-data'],
  // It knows no `routes`.
  defaultRoutes: 'keys',
  // Source: libexec/rc/rc.d/nuageinit KEYWORD.
  laterBoots: { byInstanceId: false, everyBoot: [] },
  noCloud: {
    metaData: ({ keys }) => (keys.length === 0 ? {} : { public_keys: keys }),
    // Without a cloud-config it does not look at the network-config.
    ifEmpty: { 'user-data': '#cloud-config\n{}\n', 'network-config': null },
  },
};
