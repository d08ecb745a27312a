import type { Guest } from '../../domain/guest.js';

/**
 * Flatcar's, beside Ignition. Its cloud-configs have keys of their own, and MIME it takes apart. From VMware it reads other
 * settings than cloud-init. Sources: flatcar/coreos-cloudinit datasource/configdrive, datasource/metadata/ec2,
 * config/config.go IsCloudConfig, config/script.go.
 */
export const coreosCloudinit: Guest = {
  os: 'linux',
  reads: { layouts: ['ec2'], images: ['config-drive'] },
  userData: { mime: true, plain: { begins: /^(?:#cloud-config|#!)/, words: '#cloud-config or #!' } },
  drops: ['vendor-data'],
  // Source: flatcar/coreos-cloudinit units/*.service, which run at every boot; none of them converts a network.
  laterBoots: { byInstanceId: false, everyBoot: ['user-data', 'host name', 'public keys'] },
};
