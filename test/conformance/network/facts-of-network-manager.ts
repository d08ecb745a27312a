import {
  type Fact,
  listPairs,
  type Pair,
  routePairs,
  routeValue,
} from '../../../src/encode/network/losses/facts.js';

/** What cloudinit.net.network_manager renders: name of the connection -> section -> key -> value. */
export type Connections = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>;

export function factsOfNetworkManager(connections: Connections): readonly Fact[] {
  return Object.entries(connections).flatMap(([device, sections]) => {
    const pairs = Object.entries(sections).flatMap(([section, values]) =>
      Object.keys(values).flatMap((key) => pairsOf(section, key, values)),
    );
    const { connection: { type = '' } = {}, ipv4 = {}, ipv6 = {} } = sections;
    const nameservers = [ipv4, ipv6].flatMap(({ dns = '' }) => dns.split(';').filter(Boolean));
    const search = [ipv4, ipv6].map((family) => (family['dns-search'] ?? '').split(';').filter(Boolean));
    const kind: readonly Pair[] = ['bond', 'bridge', 'vlan'].includes(type) ? [['kind', type]] : [];
    return [
      ...kind,
      ...pairs,
      ...listPairs('nameserver', nameservers),
      ...listPairs('search', search.find(({ length }) => length > 0) ?? []),
    ].map(([key, value]) =>
      key === 'member of' ? { device: value, key: 'member', value: device } : { device, key, value },
    );
  });
}

function pairsOf(section: string, key: string, values: Readonly<Record<string, string>>): readonly Pair[] {
  const value = values[key] ?? '';
  if (section === 'ipv4' || section === 'ipv6') return familyPairs(section, key, values);
  switch (`${section} ${key}`) {
    case 'connection master':
    case 'connection controller':
      return [['member of', value]];
    case 'connection autoconnect':
      return value === 'false' ? [['activation-mode', 'manual']] : [];
    case 'ethernet mac-address':
      return [['match', value.toLowerCase()]];
    case 'ethernet mtu':
      return [['mtu', value]];
    case 'ethernet wake-on-lan':
      return [['wake-on-lan', String(value === '64')]];
    case 'bond mac-address':
    case 'ethernet cloned-mac-address':
    case 'bridge mac-address':
      return [['mac', value.toLowerCase()]];
    case 'vlan id':
      return [['vlan-id', value]];
    case 'vlan parent':
      return [['vlan-link', value]];
    case 'bridge stp':
      return [['bridge-stp', String(value === 'true' || value === 'True' || value === 'on')]];
    case 'bridge priority':
      return [['bridge-priority', value]];
    default:
      if (section === 'connection' || section === 'user' || section === '.config') return [];
      if (section === 'bond') return bondPairs(key, value);
      return [[`${section} ${key}`, value]];
  }
}

const bondKeys: Readonly<Record<string, string>> = {
  mode: 'bond-mode',
  miimon: 'bond-mii-monitor',
  xmit_hash_policy: 'bond-hash-policy',
  num_grat_arp: 'bond-gratuitous-arp',
  downdelay: 'bond-down-delay',
  updelay: 'bond-up-delay',
  fail_over_mac: 'bond-fail-over-mac',
  primary_reselect: 'bond-primary-reselect',
  primary: 'bond-primary',
  ad_select: 'bond-ad-select',
  all_slaves_active: 'bond-all-active',
  arp_all_targets: 'bond-arp-all-targets',
  arp_interval: 'bond-arp-interval',
  arp_ip_target: 'bond-arp-ip-targets',
  arp_validate: 'bond-arp-validate',
  lacp_rate: 'bond-lacp-rate',
  lp_interval: 'bond-learn-interval',
  min_links: 'bond-min-links',
  packets_per_slave: 'bond-packets-per-member',
  resend_igmp: 'bond-resend-igmp',
};

function bondPairs(key: string, value: string): readonly Pair[] {
  if (key === 'interface-name') return [];
  return [[bondKeys[key] ?? `bond ${key}`, value]];
}

function familyPairs(
  family: 'ipv4' | 'ipv6',
  key: string,
  values: Readonly<Record<string, string>>,
): readonly Pair[] {
  const number = family.slice(-1);
  const value = values[key] ?? '';
  if (/^address\d+$/.test(key)) return [['address', value]];
  if (/^route\d+$/.test(key)) {
    const [to = '', via, metric] = value.split(',');
    const mtu = /^mtu=(\d+)$/.exec(values[`${key}_options`] ?? '')?.[1];
    return routePairs({ to, via, metric, mtu });
  }
  if (/^route\d+_options$/.test(key)) return [];
  switch (key) {
    case 'method':
      return value === 'auto' || value === 'dhcp' ? [['dhcp', number]] : [];
    case 'gateway':
      return [['route', routeValue({ to: family === 'ipv4' ? '0.0.0.0/0' : '::/0', via: value })]];
    case 'route-metric':
      return [[`dhcp${number}-route-metric`, value]];
    case 'dns':
    case 'dns-search':
    case 'may-fail':
    case 'addr-gen-mode':
      return [];
    default:
      return [[`${family} ${key}`, value]];
  }
}
