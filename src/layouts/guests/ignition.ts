import type { Guest } from '../../domain/guest.js';

/**
 * Fedora CoreOS', RHCOS' and Flatcar's first boot: one JSON document, and nothing else of what a build writes. Names and keys
 * reach the same machine by Afterburn, so nothing is said about those. Sources: coreos/ignition
 * internal/providers/{openstack,proxmoxve,aws,cloudstack,vmware}, whose paths are user-data's in these layouts.
 */
export const ignition: Guest = {
  os: 'linux',
  reads: {
    layouts: ['openstack', 'ec2', 'cloudstack'],
    images: ['nocloud', 'config-drive', 'guestinfo'],
  },
  userData: {
    mime: false,
    contentType: 'application/vnd.coreos.ignition+json',
    requires: ['ignition', 'version'],
  },
  drops: ['vendor-data', 'network', 'files'],
  // Its stages run where the kernel's command line says ignition.firstboot. Source: dracut/30ignition/ignition-generator.
  laterBoots: { byInstanceId: false, everyBoot: [] },
  ec2Version: '2019-10-01',
  guestinfo: { key: 'guestinfo.ignition.config.data', packing: 'gzip+base64', hasMetaData: false },
};
