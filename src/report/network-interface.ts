import { formatCidr } from '../domain/ip-address.js';
import type { Interface, Route } from '../domain/network.js';
import type { NetworkInterface } from './data/network.js';

/** An interface with what the report shows of it. */
export function networkInterface(nic: Interface): NetworkInterface {
  const { kind, name, mac, addresses, gateway4, gateway6, nameservers, routes, mtu } = nic;
  const { addresses: servers, search } = nameservers;
  return {
    kind,
    name,
    ...given({ mac, gateway4, gateway6, mtu }),
    addresses: addresses.map(({ address, prefix }) => `${address}/${prefix}`),
    ...(servers.length === 0 ? {} : { nameservers: servers }),
    ...(search.length === 0 ? {} : { search }),
    routes: routes.map(routeText),
    dynamic: [
      ...(nic.dhcp4 ? ['DHCPv4'] : []),
      ...(nic.dhcp6 ? ['DHCPv6'] : []),
      ...(nic.acceptRa === true ? ['SLAAC'] : []),
    ],
    ...ownFields(nic),
  };
}

function ownFields(nic: Interface): Partial<NetworkInterface> {
  switch (nic.kind) {
    case 'ethernet':
      return given({ hostBridge: nic.hostBridge, vlanTag: nic.vlanTag });
    case 'bond':
      return { members: nic.members, mode: nic.mode };
    case 'bridge':
      return { members: nic.members };
    case 'vlan':
      return { id: nic.id, link: nic.link };
    case 'dummy':
      return {};
  }
}

function routeText({ to, via, metric, table, type }: Route): string {
  return [
    ...(type === undefined || type === 'unicast' ? [] : [type]),
    to === 'default' ? to : formatCidr(to),
    ...(via === undefined ? [] : [`via ${via}`]),
    ...(metric === undefined ? [] : [`metric ${metric}`]),
    ...(table === undefined ? [] : [`table ${table}`]),
  ].join(' ');
}

/** The fields that have a value. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
