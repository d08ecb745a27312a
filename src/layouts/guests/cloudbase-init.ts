import type { Guest } from '../../domain/guest.js';

/**
 * cloud-init's place in Windows. It finds NoCloud on a medium alone. Without MIME it runs a text by its first line, and
 * vendor-data it knows nowhere: what checks say about its parts stands in src/checks/parts/windows-parts.ts.
 * Sources: cloudbaseinit/metadata/services/*.py; plugins/common/userdata.py, userdatautils.py _SCRIPTS.
 */
export const cloudbaseInit: Guest = {
  os: 'windows',
  reads: {
    layouts: ['openstack', 'ec2', 'cloudstack'],
    images: ['nocloud', 'config-drive', 'guestinfo'],
  },
  userData: {
    mime: true,
    plain: {
      begins: /^(?:#cloud-config|rem cmd|#!|#ps1|<(?:script|powershell)>)/i,
      words: '#cloud-config, #ps1, rem cmd or #!',
    },
  },
  drops: [],
  // Source: cloudbaseinit/init.py _exec_plugin, whose marks stand below the instance-id.
  laterBoots: { byInstanceId: true, everyBoot: [] },
  keysAsWritten: true,
  networkConfig: 'v1',
};
