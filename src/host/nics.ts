import { familyOf, type InterfaceAddress, type IpAddress, type IpFamily } from '../domain/ip-address.js';
import type { MacAddress } from '../domain/mac-address.js';
import type { EthernetInterface, Interface } from '../domain/network.js';
import type { HostDevice } from './host-input.js';

/** An address that DHCP gives to a NIC. */
export interface NicAddress {
  readonly address: IpAddress;
  /** Unknown for a management address that is on no interface. */
  readonly prefix?: number;
  /** The interface that has the address: the NIC itself, or the bond or bridge that it is part of. */
  readonly owner: Interface;
}

/** A NIC with a MAC: what a DHCP server and a switch see of a device. */
export interface Nic {
  readonly device: HostDevice;
  readonly iface: EthernetInterface;
  readonly mac: MacAddress;
  readonly v4?: NicAddress;
  readonly v6?: NicAddress;
  /** By this NIC the server knows the device. */
  readonly isManagement: boolean;
}

/** A device with its NICs, which every file of the host is made of. */
export interface Machine {
  readonly device: HostDevice;
  readonly nics: readonly Nic[];
}

export const machineOf = (device: HostDevice): Machine => ({ device, nics: nicsOf(device) });

/** The NICs of a device in their order, with at most one address of a family each. */
function nicsOf(device: HostDevice): readonly Nic[] {
  const { interfaces } = device;
  const found = interfaces.flatMap((iface) =>
    iface.kind === 'ethernet' && iface.mac !== undefined ? [{ iface, mac: iface.mac }] : [],
  );
  const management = managementAddress(device);
  const parts = management === undefined ? [] : nicsBelow(management.owner, interfaces);
  const managed = found.find(({ iface }) => parts.includes(iface))?.iface;
  const nics = found.map(({ iface, mac }) => {
    const own = managed === iface ? management : undefined;
    const v4 = addressFor(iface, 4, own);
    const v6 = addressFor(iface, 6, own);
    return { device, iface, mac, ...(v4 && { v4 }), ...(v6 && { v6 }) };
  });
  const first = managed ?? nics.find(({ v4, v6 }) => v4 ?? v6)?.iface;
  return nics.map((nic) => ({ ...nic, isManagement: nic.iface === first }));
}

const addressFor = (iface: Interface, family: IpFamily, management?: NicAddress): NicAddress | undefined =>
  management !== undefined && familyOf(management.address) === family
    ? management
    : addressOn(iface, (address) => familyOf(address) === family);

function addressOn(owner: Interface, isWanted: (address: IpAddress) => boolean): NicAddress | undefined {
  const found: InterfaceAddress | undefined = owner.addresses.find(({ address }) => isWanted(address));
  return found && { ...found, owner };
}

/** The management address where it stands; else on the first interface that asks DHCP and has no address of its own. */
function managementAddress({ managementIp, interfaces }: HostDevice): NicAddress | undefined {
  if (managementIp === undefined) return undefined;
  for (const iface of interfaces) {
    const found = addressOn(iface, (address) => address === managementIp);
    if (found !== undefined) return found;
  }
  const family = familyOf(managementIp);
  const owner = interfaces.find(
    (iface) => (family === 4 ? iface.dhcp4 : iface.dhcp6) && addressFor(iface, family) === undefined,
  );
  return owner && { address: managementIp, owner };
}

/** The ethernet interfaces that an interface is made of. A VLAN's address is none for the NIC below: frames are tagged. */
function nicsBelow(iface: Interface, interfaces: readonly Interface[]): readonly Interface[] {
  if (iface.kind === 'ethernet') return [iface];
  if (iface.kind === 'vlan' || iface.kind === 'dummy') return [];
  return interfaces
    .filter(({ name }) => iface.members.includes(name))
    .flatMap((member) => nicsBelow(member, interfaces));
}
