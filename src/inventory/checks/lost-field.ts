import { formatCidr } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';
import type { SourcePath } from '../../domain/source-node.js';
import type { Fact } from '../../encode/network/losses/facts.js';

/** The name of the field of the inventory that a fact comes from. */
export function fieldName({ key, value }: Fact): string {
  const family = familyOf(key);
  if (family !== undefined) return `${family}_overrides`;
  if (key === 'route' && value.includes(' via nothing ')) return 'a route without via';
  if (key === 'dhcp') return `dhcp${value}`;
  return names[key] ?? key.replace(/^(bond|bridge)-/, '').replaceAll('-', '_');
}

/** Where that field stands below its interface. */
export function fieldPath(fact: Fact, iface: Interface): SourcePath {
  if (fact.key.startsWith('address-')) return ['addresses'];
  if (!fact.key.startsWith('route')) return [fieldName(fact)];
  const [to] = fact.value.split(' ');
  const index = iface.routes.findIndex((route) =>
    route.to === 'default' ? to?.endsWith('/0') : formatCidr(route.to) === to,
  );
  return index === -1 ? [fact.key === 'route-on-link' ? 'on_link' : 'routes'] : ['routes', index];
}

const familyOf = (key: string): string | undefined => /^(dhcp[46])-/.exec(key)?.[1];

const names: Readonly<Record<string, string>> = {
  route: 'routes',
  'route-on-link': 'on_link',
  'route-table': 'the table of a route',
  'route-scope': 'the scope of a route',
  'route-type': 'the type of a route',
  'route-mtu': 'the mtu of a route',
  'route-from': 'the source address of a route',
  'route-congestion-window': 'the congestion_window of a route',
  'route-advertised-receive-window': 'the advertised_receive_window of a route',
  'route-advertised-mss': 'the advertised_mss of a route',
  'address-label': 'the label of an address',
  'address-lifetime': 'the lifetime of an address',
  address: 'addresses',
  nameserver: 'nameservers',
  search: 'nameservers',
  rule: 'routing_policy',
  member: 'members',
  'wake-on-lan': 'wakeonlan',
  'match name': 'match',
  'match driver': 'match',
  'vlan-id': 'id',
  'vlan-link': 'link',
  'bond-mii-monitor': 'mii_monitor',
  'bond-primary-reselect': 'primary_reselect_policy',
  'bond-all-active': 'all_members_active',
  'bond-fail-over-mac': 'fail_over_mac_policy',
  'bond-learn-interval': 'learn_packet_interval',
  'bridge-hello': 'hello_time',
  'bridge-ageing': 'ageing_time',
};
