import type { MacAddress } from '../../domain/mac-address.js';
import type { BondInterface, EthernetInterface, Interface, VlanInterface } from '../../domain/network.js';
import { partsOf } from './dependency-order.js';
import { isNamed } from './guest-names.js';

/** The kinds that network_data.json knows: cloud-init reads a link of type bridge as a NIC on a host's bridge. */
export type LinkInterface = EthernetInterface | BondInterface | VlanInterface;

/**
 * The interfaces that network_data.json can hold: ethernets, then bonds, then VLANs with a MAC, which cloud-init asks
 * for, on a link that is held. Bonds stand in the order of their numbers: cloud-init before 26.1 names the first
 * one bond0, the next one bond1.
 */
export function linksOf(interfaces: readonly Interface[]): readonly LinkInterface[] {
  const nics = interfaces.filter((iface) => iface.kind === 'ethernet').filter(({ name }) => name !== 'lo');
  const bonds = interfaces.filter((iface) => iface.kind === 'bond').sort(byNumber);
  const links: LinkInterface[] = [...nics.filter(isNamed), ...bonds];
  const held = new Set(links.map(({ name }) => name));
  const vlans = new Set(interfaces.filter((iface) => iface.kind === 'vlan'));
  // A VLAN can lie on a VLAN: go on for as long as one more finds its link.
  for (let vlan = nextOf(vlans); vlan !== undefined; vlan = nextOf(vlans)) {
    vlans.delete(vlan);
    held.add(vlan.name);
    links.push(vlan);
  }
  return links;

  function nextOf(rest: ReadonlySet<VlanInterface>): VlanInterface | undefined {
    return [...rest].find((vlan) => held.has(vlan.link) && macOf(vlan, { interfaces }) !== undefined);
  }
}

/** The MAC that a device has in the guest: its own, or that of the first device that it is made of. */
export function macOf(
  iface: Interface,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): MacAddress | undefined {
  const seen = new Set<Interface>();
  let below: Interface | undefined = iface;
  // A loop is the inventory's to refuse; here it must only not hang.
  while (below !== undefined && !seen.has(below)) {
    if (below.mac !== undefined) return below.mac;
    seen.add(below);
    const name: string | undefined = partsOf(below)[0];
    below = interfaces.find((candidate) => candidate.name === name);
  }
  return undefined;
}

/**
 * The same for Windows: a team is looked up by the MAC of one of its members, and has no other one.
 * Source: cloudbaseinit/utils/windows/netlbfo.py _get_primary_adapter_name.
 */
export const macForWindows = (
  iface: Interface,
  context: { readonly interfaces: readonly Interface[] },
): MacAddress | undefined => macOf(iface.kind === 'bond' ? withoutMac(iface) : iface, context);

function withoutMac({ mac: _, ...bond }: BondInterface): BondInterface {
  return bond;
}

/** bond2 before bond10, other names behind them by their letters. */
function byNumber(one: BondInterface, other: BondInterface): number {
  const [first, second] = [numberOf(one), numberOf(other)];
  if (first !== second) return first - second;
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}

function numberOf({ name }: BondInterface): number {
  const digits = /^bond(0|[1-9][0-9]*)$/.exec(name)?.[1];
  return digits === undefined ? Number.MAX_SAFE_INTEGER : Number(digits);
}
