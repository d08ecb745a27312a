import type { Interface } from '../../../src/domain/network.js';
import { type Fact, listPairs, routeValue } from '../../../src/encode/network/losses/facts.js';

/** What cloudinit.net.sysconfig renders: path -> text, and the text of resolv.conf. */
export interface SysconfigFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly resolv: string;
}

/** What ifcfg and route files say. Name servers that stand in resolv.conf hold for the guest, so for each interface that has them. */
export function factsOfSysconfig(
  { files, resolv }: SysconfigFiles,
  interfaces: readonly Interface[],
): readonly Fact[] {
  const facts = Object.entries(files).flatMap(([path, text]) => {
    const [, kind = '', device = ''] = /(ifcfg|route6?)-([^/]+)$/.exec(path) ?? [];
    if (kind === 'ifcfg') return factsOfInterface(device, variablesOf(text));
    return kind === 'route' ? routes4(device, variablesOf(text)) : routes6(device, text);
  });
  return [...facts, ...ofResolv(resolv, { facts, interfaces })];
}

const variablesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1).replace(/^"(.*)"$/, '$1'),
      ]),
  );

function factsOfInterface(device: string, variables: ReadonlyMap<string, string>): readonly Fact[] {
  const nameservers = ['DNS1', 'DNS2', 'DNS3'].flatMap((key) => variables.get(key) ?? []);
  const pairs = [
    ...[...variables].flatMap(([key, value]) => pairsOf(key, value, variables)),
    ...listPairs('nameserver', nameservers),
  ];
  return pairs.map(([key, value]) =>
    key === 'member of' ? { device: value, key: 'member', value: device } : { device, key, value },
  );
}

type Pair = readonly [key: string, value: string];

function pairsOf(key: string, value: string, variables: ReadonlyMap<string, string>): readonly Pair[] {
  const address = /^IPADDR(\d*)$/.exec(key);
  if (address !== null)
    return [['address', `${value}/${prefixOf(variables.get(`NETMASK${address[1]}`) ?? '')}`]];
  if (/^(NETMASK|DNS|BONDING_SLAVE)\d*$/.test(key)) return [];
  switch (key) {
    case 'HWADDR':
      return [['match', value]];
    case 'MACADDR':
      return [['mac', value]];
    case 'MTU':
      return [['mtu', value]];
    case 'IPV6_MTU':
      return [['ipv6-mtu', value]];
    case 'BOOTPROTO':
      return value === 'dhcp' ? [['dhcp', '4']] : [];
    case 'DHCPV6C':
      return [['dhcp', '6']];
    case 'IPV6ADDR':
      return [['address', value]];
    case 'IPV6ADDR_SECONDARIES':
      return value.split(' ').map((text) => ['address', text]);
    case 'GATEWAY':
      return [['route', routeValue({ to: '0.0.0.0/0', via: value })]];
    case 'IPV6_DEFAULTGW':
      return [['route', routeValue({ to: '::/0', via: value })]];
    case 'DOMAIN':
      return listPairs('search', value.split(' '));
    case 'METRIC':
    case 'IPV4_ROUTE_METRIC':
      return [['dhcp4-route-metric', value]];
    case 'IPV6_ROUTE_METRIC':
      return [['dhcp6-route-metric', value]];
    case 'ETHTOOL_OPTS':
      return [['wake-on-lan', String(value === 'wol g')]];
    case 'IPV6_FORCE_ACCEPT_RA':
      return [['accept-ra', String(value === 'yes')]];
    case 'ONBOOT':
      return value === 'yes' ? [] : [['activation-mode', 'manual']];
    case 'BONDING_MASTER':
      return [['kind', 'bond']];
    case 'BONDING_OPTS':
      return value.split(' ').map((word) => bondPair(word));
    case 'MASTER':
    case 'BRIDGE':
      return [['member of', value]];
    case 'VLAN':
      return [['kind', 'vlan']];
    case 'PHYSDEV':
      return [['vlan-link', value]];
    case 'TYPE':
      return value === 'Bridge' ? [['kind', 'bridge']] : [];
    case 'STP':
      return [['bridge-stp', String(value === 'on' || value === 'yes')]];
    case 'PRIO':
      return [['bridge-priority', value]];
    case 'AGEING':
      return [['bridge-ageing', value]];
    case 'DEVICE':
    case 'USERCTL':
    case 'SLAVE':
    case 'IPV6INIT':
    case 'IPV6_AUTOCONF':
    case 'DEFROUTE':
    case 'DHCLIENT_SET_DEFAULT_ROUTE':
    case 'NM_CONTROLLED':
      return [];
    default:
      return [[key, value]];
  }
}

const bondKeys: Readonly<Record<string, string>> = {
  mode: 'bond-mode',
  xmit_hash_policy: 'bond-hash-policy',
  miimon: 'bond-mii-monitor',
  min_links: 'bond-min-links',
  arp_interval: 'bond-arp-interval',
  arp_ip_target: 'bond-arp-ip-targets',
  arp_validate: 'bond-arp-validate',
  ad_select: 'bond-ad-select',
  num_grat_arp: 'bond-gratuitous-arp',
  downdelay: 'bond-down-delay',
  updelay: 'bond-up-delay',
  lacp_rate: 'bond-lacp-rate',
  fail_over_mac: 'bond-fail-over-mac',
  primary: 'bond-primary',
  primary_reselect: 'bond-primary-reselect',
};

function bondPair(word: string): Pair {
  const [name = '', value = ''] = word.split('=');
  return [bondKeys[name] ?? name, value.replaceAll(',', ' ')];
}

function routes4(device: string, variables: ReadonlyMap<string, string>): readonly Fact[] {
  return [...variables.keys()].flatMap((key) => {
    const index = /^ADDRESS(\d+)$/.exec(key)?.[1];
    if (index === undefined) return [];
    const prefix = prefixOf(variables.get(`NETMASK${index}`) ?? '');
    const route = {
      to: `${variables.get(key)}/${prefix}`,
      via: variables.get(`GATEWAY${index}`) ?? 'nothing',
      metric: variables.get(`METRIC${index}`),
    };
    return [{ device, key: 'route', value: routeValue(route) }];
  });
}

function routes6(device: string, text: string): readonly Fact[] {
  const lines = text.split('\n').filter((line) => /^[0-9a-f:]+\//.test(line));
  return lines.map((line) => {
    const [, to = '', via = 'nothing', metric] =
      /^(\S+)(?: via (\S+))?(?: metric (\S+))?/.exec(line.replace(/ dev \S+$/, '')) ?? [];
    return { device, key: 'route', value: routeValue({ to, via, metric }) };
  });
}

function ofResolv(
  text: string,
  { facts, interfaces }: { readonly facts: readonly Fact[]; readonly interfaces: readonly Interface[] },
): readonly Fact[] {
  const nameservers = [...text.matchAll(/^nameserver (\S+)/gm)].map(([, address = '']) => address);
  const search = /^search (.*)/m.exec(text)?.[1]?.split(' ') ?? [];
  return interfaces.flatMap(({ name, nameservers: wanted }) => {
    const has = (key: string) => facts.some((fact) => fact.device === name && fact.key === key);
    const more = [
      ...(has('nameserver')
        ? []
        : listPairs(
            'nameserver',
            wanted.addresses.filter((one) => nameservers.includes(one)),
          )),
      ...(has('search')
        ? []
        : listPairs(
            'search',
            wanted.search.filter((one) => search.includes(one)),
          )),
    ];
    return more.map(([key, value]) => ({ device: name, key, value }));
  });
}

function prefixOf(mask: string): number {
  return mask
    .split('.')
    .map((group) => Number(group).toString(2).replaceAll('0', '').length)
    .reduce((sum, bits) => sum + bits, 0);
}
