import { outsideDhcp } from '../../diagnostics/catalogue/inventory-network.js';
import type { Device } from '../../domain/device.js';
import {
  type Cidr,
  familyOf,
  formatCidr,
  type IpAddress,
  networkOf,
  parseIpAddress,
} from '../../domain/ip-address.js';
import type { Site } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import type { Check, LocatedDevice } from './check.js';

/**
 * A management address that DHCP is to give and that lies in none of the networks for which host/dnsmasq gets a range.
 * Where the server's own network is not known either, its range is the one of the server's interface.
 */
export const dhcpRange: Check = (devices, { site }) => {
  // What is wrong with an interface hides its network.
  if (devices.some(({ lost }) => lost.has('interfaces'))) return [];
  const all = devices.map((located) => ({ device: located.device, lost: located.lost, located }));
  return outsideAll(all, site).map(({ located, address, networks }) => ({
    located,
    diagnostic: outsideDhcp(originAt(located.source, ['management_ip']), { address, networks }),
  }));
};

/** The same for devices that have been checked one by one: whether none of them is outside. They are walked more than once. */
export const areLeasesServed = (devices: Iterable<Leasing['device']>, site: Pick<Site, 'server'>): boolean =>
  outsideAll({ [Symbol.iterator]: () => soundOnes(devices) }, site).length === 0;

/** Nobody is told which device it is, so none is kept. */
function* soundOnes(devices: Iterable<Leasing['device']>): Iterator<Leasing & { readonly located: true }> {
  for (const device of devices) yield { device, lost: nothing, located: true };
}

const nothing: ReadonlySet<string> = new Set();

type Leasing = Pick<LocatedDevice, 'lost'> & { readonly device: Pick<Device, 'managementIp' | 'interfaces'> };

function outsideAll<T>(
  devices: Iterable<Leasing & { readonly located: T }>,
  site: Pick<Site, 'server'>,
): readonly Outside<T>[] {
  const server = parseIpAddress(site.server.address);
  if (!server.ok) return [];
  const leased: Omit<Outside<T>, 'networks'>[] = [];
  for (const device of devices) {
    const address = leasedAddress(device);
    if (address !== undefined && familyOf(address) === familyOf(server.value))
      leased.push({ located: device.located, address });
  }
  if (leased.length === 0) return [];
  const networks = knownNetworks(devices);
  if (networks.around(server.value) === undefined) return [];
  return leased
    .filter(({ address }) => networks.around(address) === undefined)
    .map((one) => ({ ...one, networks: networks.names(familyOf(one.address)).slice(0, 3) }));
}

interface Outside<T> {
  readonly located: T;
  readonly address: IpAddress;
  /** Some that are known. */
  readonly networks: readonly string[];
}

/** The management address of a device that has it by DHCP: it is on none of its interfaces. */
function leasedAddress({
  device: { managementIp: address, interfaces },
  lost,
}: Leasing): IpAddress | undefined {
  if (address === undefined || lost.has('management_ip')) return undefined;
  const isLeased = interfaces.some(({ dhcp4, dhcp6 }) => (familyOf(address) === 4 ? dhcp4 : dhcp6));
  const isStatic = interfaces.some(({ addresses }) => addresses.some((own) => own.address === address));
  return isLeased && !isStatic ? address : undefined;
}

function knownNetworks(devices: Iterable<Leasing>) {
  const known = new Map<string, Cidr>();
  for (const { device } of devices) {
    for (const address of device.interfaces.flatMap(({ addresses }) => addresses)) {
      const network = networkOf(address);
      known.set(formatCidr(network), network);
    }
  }
  const prefixes = [...new Set([...known.values()].map(({ prefix }) => prefix))];
  return {
    around: (address: IpAddress): Cidr | undefined =>
      prefixes
        .filter((prefix) => prefix <= (familyOf(address) === 4 ? 32 : 128))
        .map((prefix) => known.get(formatCidr(networkOf({ address, prefix }))))
        .find((network) => network !== undefined),
    names: (family: 4 | 6): readonly string[] =>
      [...known.values()]
        .filter(({ network }) => familyOf(network) === family)
        .map(formatCidr)
        .sort(),
  };
}
