import type { Guest } from '../../domain/guest.js';

/**
 * Talos Linux takes user-data for its machine config, name and network from beside it. By URL it wants the older name of
 * cloud-init's option. Sources: siderolabs/talos internal/app/machined/pkg/runtime/v1alpha1/platform/
 * {nocloud,openstack,aws,cloudstack,vmware}; nocloud/metadata.go acquireConfig, nocloud.go DecodeNetworkConfig; vmware/vmware_supported.go, which unpacks base64 alone.
 */
export const talos: Guest = {
  os: 'linux',
  reads: {
    layouts: ['nocloud', 'openstack', 'ec2', 'cloudstack'],
    images: ['nocloud', 'config-drive', 'guestinfo'],
  },
  userData: {
    mime: false,
    contentType: 'application/vnd.talos.config+yaml',
    plain: { begins: /^(?!#cloud-config\s*(?:\n|$))/, words: 'a machine config, like version: v1alpha1' },
  },
  drops: ['vendor-data', 'files', 'public-keys'],
  // The machine config it keeps on its disk. Sources: controllers/config/acquire.go stateDisk, network/platform_config.go.
  laterBoots: { byInstanceId: false, everyBoot: ['host name', 'network'] },
  // On VMware it makes nothing of `routes`.
  defaultRoutes: 'keys',
  noCloud: { ifEmpty: { 'network-config': null } },
  guestinfo: { key: 'guestinfo.talos.config', packing: 'base64', hasMetaData: true },
  serial: (url) => `ds=nocloud-net;s=${url}`,
};
