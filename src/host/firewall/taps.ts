import type { IpAddress } from '../../domain/ip-address.js';
import type { MacAddress } from '../../domain/mac-address.js';
import type { EthernetInterface, Interface } from '../../domain/network.js';
import { partsOf } from '../../encode/network/dependency-order.js';
import type { Machine } from '../nics.js';

/** The host's end of a NIC, and what may come out of it. */
export interface Tap {
  readonly name: string;
  readonly macs: readonly MacAddress[];
  readonly addresses: readonly IpAddress[];
}

/** The taps that a machine names. */
export function tapsOf({ device, nics }: Machine): readonly Tap[] {
  return device.interfaces.filter(isNamed).map((iface) => {
    const nic = nics.find((candidate) => candidate.iface === iface);
    const above = stackOn(iface, device.interfaces);
    const given = [nic?.v4?.address, nic?.v6?.address].filter((address) => address !== undefined);
    return {
      name: iface.tap,
      macs: unique(above.flatMap(macsOf)),
      addresses: unique([
        // What stands on no NIC leaves through all of them.
        ...[...above, ...device.interfaces.filter(isOnNoNic)].flatMap(({ addresses }) =>
          addresses.map(({ address }) => address),
        ),
        ...given,
      ]),
    };
  });
}

const isNamed = (iface: Interface): iface is EthernetInterface & { readonly tap: string } =>
  iface.kind === 'ethernet' && iface.tap !== undefined;

/** Its own, by which the guest finds it, and the one that it takes then. */
const macsOf = (iface: Interface): readonly MacAddress[] =>
  [iface.mac, iface.kind === 'ethernet' ? iface.newMac : undefined].filter((mac) => mac !== undefined);

const isOnNoNic = ({ kind, name }: Interface): boolean => kind === 'dummy' || name === 'lo';

/** The interface and all that stand on it: their frames leave the machine through it. */
function stackOn(bottom: Interface, interfaces: readonly Interface[]): readonly Interface[] {
  const stack: Interface[] = [bottom];
  for (const iface of stack) {
    for (const other of interfaces) if (!stack.includes(other) && standsOn(other, iface)) stack.push(other);
  }
  return stack;
}

function standsOn(iface: Interface, { name }: Interface): boolean {
  return partsOf(iface).includes(name);
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
