import type { Guest } from '../../domain/guest.js';

/**
 * The metadata of a machine that Ignition set up: its name and its keys. Of NoCloud it wants the first version of
 * network-config, and name and keys out of a cloud-config. Sources: coreos/afterburn src/providers/{openstack,aws,
 * cloudstack,proxmoxve,vmware}; proxmoxve/cloudconfig.rs ProxmoxVECloudConfig.
 */
export const afterburn: Guest = {
  os: 'linux',
  reads: {
    layouts: ['openstack', 'ec2', 'cloudstack'],
    images: ['nocloud', 'config-drive', 'guestinfo'],
  },
  userData: { mime: false, plain: { begins: /^#cloud-config/, words: '#cloud-config' } },
  drops: ['vendor-data', 'files'],
  // Sources: coreos/afterburn systemd/afterburn-sshkeys@.service.in; dracut/30afterburn/afterburn-hostname.service.
  laterBoots: { byInstanceId: false, everyBoot: ['public keys'] },
  keysAsWritten: true,
  networkConfig: 'v1',
  noCloud: { ifEmpty: { 'vendor-data': '{}\n', 'network-config': 'version: 1\nconfig: []\n' } },
  ec2Version: '2021-01-03',
};
