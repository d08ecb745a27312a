import { familyOf } from '../domain/ip-address.js';
import type { LayoutClient } from '../domain/layout.js';
import type { Seed } from '../domain/seed.js';
import { localHostname } from './local-hostname.js';
import { metaDataText } from './meta-data-text.js';
import { placementOf } from './placement.js';

/** A folder of metadata: a text is a file. `_name` is no file but what the folder is called in the list above it. */
export interface Ec2Folder {
  readonly [name: string]: string | Ec2Folder;
}

/**
 * What EC2's metadata service says, with the two names that CloudStack has beside it: cloud-init fails without
 * `availability-zone`, and cloudbase-init knows CloudStack by its `service-offering`.
 * Sources: cloudinit/sources/DataSourceEc2.py, DataSourceCloudStack.py, cloudbaseinit/metadata/services/cloudstack.py.
 */
export function ec2Metadata(seed: Seed, { hasNetwork = true } = {}): Ec2Folder {
  const own = ownKeys(seed, { hasNetwork });
  // Named twice: the first gives the order, the last the values.
  return { ...own, ...textsOf(seed), ...own };
}

/** What it says by itself, and the fields of the inventory that say it. */
export const ec2Keys: LayoutClient['ownKeys'] = {
  'ami-launch-index': 'meta_data.launch-index',
  hostname: 'hostname',
  'instance-id': 'generation',
  'instance-type': 'type',
  ipv6: 'management_ip',
  'local-hostname': 'hostname',
  'local-ipv4': 'management_ip',
  network: 'interfaces',
  placement: 'meta_data.availability-zone',
  'public-hostname': 'hostname',
  'public-keys': 'public_keys',
  'service-offering': 'type',
};

function ownKeys(seed: Seed, { hasNetwork }: { hasNetwork: boolean }): Ec2Folder {
  const name = localHostname(seed);
  const { zone, launchIndex } = placementOf(seed);
  return {
    'instance-id': seed.instanceId,
    'instance-type': seed.type,
    hostname: name,
    'local-hostname': name,
    'public-hostname': name,
    ...addressOf(seed),
    ...(launchIndex === undefined ? {} : { 'ami-launch-index': metaDataText(launchIndex) }),
    'availability-zone': zone === undefined ? '' : metaDataText(zone),
    ...(zone === undefined ? {} : { placement: { 'availability-zone': metaDataText(zone) } }),
    'service-offering': seed.type,
    ...(hasNetwork ? networkOf(seed) : {}),
    ...keysOf(seed),
  };
}

function textsOf({ metaData }: Seed): Ec2Folder {
  return Object.fromEntries(Object.entries(metaData).map(([key, value]) => [key, metaDataText(value)]));
}

function addressOf({ managementIp }: Seed): Ec2Folder {
  if (managementIp === undefined) return {};
  return familyOf(managementIp) === 4 ? { 'local-ipv4': managementIp } : { ipv6: managementIp };
}

/**
 * One NIC and nothing about it but its MAC. EC2 has no word for a static first address: cloud-init sets up DHCP on what
 * stands here. Without it the guest has DHCP too, but on the NIC that comes first, and a warning in its log.
 * Source: DataSourceEc2.py convert_ec2_metadata_network_config.
 */
function networkOf({ interfaces, managementIp }: Seed): Ec2Folder {
  const nics = interfaces.filter((iface) => iface.kind === 'ethernet' && iface.mac !== undefined);
  const isManaged = (address: string): boolean => address === managementIp;
  const nic =
    nics.find(({ addresses }) => addresses.some(({ address }) => isManaged(address))) ??
    nics.find(({ dhcp4 }) => dhcp4) ??
    nics[0];
  if (nic?.mac === undefined) return {};
  return { network: { interfaces: { macs: { [nic.mac]: { 'device-number': '0', mac: nic.mac } } } } };
}

/** `0=controller` in the list leads to `0/openssh-key`. Source: cloudinit/sources/helpers/ec2.py _parse. */
function keysOf({ publicKeys }: Seed): Ec2Folder {
  const keys = Object.entries(publicKeys);
  if (keys.length === 0) return {};
  const folders = keys.map(([name, line], index) => ({ _name: `${index}=${name}`, 'openssh-key': line }));
  return { 'public-keys': Object.fromEntries(folders.map((folder, index) => [String(index), folder])) };
}
