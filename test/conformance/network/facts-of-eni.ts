import {
  type Fact,
  listPairs,
  type Pair,
  routePairs,
  routeValue,
  ruleValue,
} from '../../../src/encode/network/losses/facts.js';

/** What an /etc/network/interfaces says, ours or one that cloudinit.net.eni wrote. `lo` says nothing of a device. */
export function factsOfEni(text: string): readonly Fact[] {
  const stanzas = text.split(/^(?=iface )/m).slice(1);
  return unique(stanzas.flatMap(factsOfStanza));
}

function factsOfStanza(stanza: string): readonly Fact[] {
  const [head = '', ...body] = stanza.split('\n');
  const [, name = '', family = '', method = ''] = head.split(' ');
  // eth0:1 is more of eth0.
  const device = name.split(':')[0] as string;
  const lines = body
    .filter((line) => line.startsWith(' '))
    .map((line) => line.trim())
    .map((line) => [line.split(' ')[0] as string, line.slice(line.indexOf(' ') + 1)] as const);
  const mask = lines.find(([key]) => key === 'netmask')?.[1];
  const isMember = lines.some(([key]) => key === 'bond-master');
  const isNic = !lines.some(([key]) => /^(bond[-_]slaves|bridge[-_]ports|vlan[-_]raw[-_]device)$/.test(key));
  const facts = lines
    // cloud-init repeats the bond's options at each member.
    .filter(([key]) => !(isMember && /^bond[-_](?!master)/.test(key)))
    .flatMap(([key, value]) =>
      factsOfLine(device, { key, value: key === 'address' ? withPrefix(value, mask) : value, isNic }),
    );
  return [...methodFacts(device, `${family} ${method}`), ...facts];
}

function methodFacts(device: string, method: string): readonly Fact[] {
  switch (method) {
    case 'inet static':
    case 'inet6 static':
    case 'inet manual':
    case 'inet loopback':
      return [];
    case 'inet dhcp':
      return [{ device, key: 'dhcp', value: '4' }];
    case 'inet6 auto':
      return [{ device, key: 'slaac', value: 'true' }];
    case 'inet6 dhcp':
      return [{ device, key: 'dhcp', value: '6' }];
    default:
      return [{ device, key: 'method', value: method }];
  }
}

function factsOfLine(
  device: string,
  { key, value, isNic }: { key: string; value: string; isNic: boolean },
): readonly Fact[] {
  const fact = (name: string, text = value): Fact => ({ device, key: name, value: text });
  const list = (name: string) => listPairs(name, value.split(' ')).map(([inner, text]) => fact(inner, text));
  switch (key.replaceAll('_', '-')) {
    case 'address':
    case 'mtu':
    case 'vlan-id':
      return [fact(key.replaceAll('_', '-')), ...(key.startsWith('vlan') ? [fact('kind', 'vlan')] : [])];
    case 'netmask':
    case 'broadcast':
    // Whether SLAAC asks a DHCP server for more than an address.
    case 'dhcp':
      return [];
    case 'gateway':
      return [fact('route', routeValue({ to: anywhere(value), via: value }))];
    case 'hwaddress':
      return [fact(isNic ? 'match' : 'mac', value.replace('ether ', ''))];
    case 'dns-nameservers':
      return list('nameserver');
    case 'dns-search':
      return list('search');
    case 'ethernet-wol':
      return [fact('wake-on-lan', String(value === 'g'))];
    case 'accept-ra':
      return [fact('accept-ra', String(value === '1'))];
    case 'vlan-raw-device':
      return [fact('vlan-link')];
    case 'bond-slaves':
      return [fact('kind', 'bond')];
    case 'bond-master':
      return [{ device: value, key: 'member', value: device }];
    case 'bridge-ports':
      return [
        fact('kind', 'bridge'),
        ...value
          .split(' ')
          .filter((port) => port !== 'none')
          .map((port) => fact('member', port)),
      ];
    case 'bridge-stp':
      return [fact('bridge-stp', String(value === 'on'))];
    case 'metric':
      return [fact('dhcp4-route-metric')];
    case 'pre-up':
    case 'up':
    case 'post-up':
      return factsOfCommand(device, value.replace(' || true', ''));
    case 'down':
    case 'pre-down':
      return [];
    default:
      return [fact(optionKeys[key.replaceAll('_', '-')] ?? key)];
  }
}

const optionKeys: Readonly<Record<string, string>> = {
  'bond-mode': 'bond-mode',
  'bond-lacp-rate': 'bond-lacp-rate',
  'bond-xmit-hash-policy': 'bond-hash-policy',
  'bond-miimon': 'bond-mii-monitor',
  'bond-updelay': 'bond-up-delay',
  'bond-downdelay': 'bond-down-delay',
  'bond-ad-select': 'bond-ad-select',
  'bond-fail-over-mac': 'bond-fail-over-mac',
  'bond-primary': 'bond-primary',
  'bond-primary-reselect': 'bond-primary-reselect',
  'bond-arp-interval': 'bond-arp-interval',
  'bond-arp-ip-target': 'bond-arp-ip-targets',
  'bond-arp-validate': 'bond-arp-validate',
  'bond-arp-all-targets': 'bond-arp-all-targets',
  'bond-num-grat-arp': 'bond-gratuitous-arp',
  'bond-packets-per-slave': 'bond-packets-per-member',
  'bond-min-links': 'bond-min-links',
  'bond-all-slaves-active': 'bond-all-active',
  'bond-resend-igmp': 'bond-resend-igmp',
  'bond-learn-packet-interval': 'bond-learn-interval',
  'bond-lp-interval': 'bond-learn-interval',
  'bridge-bridgeprio': 'bridge-priority',
  'bridge-fd': 'bridge-forward-delay',
  'bridge-hello': 'bridge-hello',
  'bridge-maxage': 'bridge-max-age',
  'bridge-ageing': 'bridge-ageing',
  'bridge-pathcost': 'bridge-path-cost',
  'bridge-portprio': 'bridge-port-priority',
};

/** Parameters that our ENI writes into files of the kernel. */
const bondFiles: Readonly<Record<string, string>> = {
  min_links: 'bond-min-links',
  all_slaves_active: 'bond-all-active',
  arp_all_targets: 'bond-arp-all-targets',
  resend_igmp: 'bond-resend-igmp',
  lp_interval: 'bond-learn-interval',
};

function factsOfCommand(device: string, command: string): readonly Fact[] {
  const fact = (key: string, value: string): Fact => ({ device, key, value });
  const words = command.split(' ');
  const after = (word: string) => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
  if (/^(route add|ip (-6 |-family inet6 )?route) /.test(command))
    return routeOf(words, after).map(([key, value]) => fact(key, value));
  if (/^ip (-6 )?rule add /.test(command)) return [fact('rule', ruleOf(after))];
  const file = /^echo (\S+) > \/sys\/class\/net\/\S+\/bonding\/(\S+)$/.exec(command);
  if (file !== null) {
    const key = bondFiles[file[2] as string] ?? 'command';
    return [fact(key, key === 'bond-all-active' ? String(file[1] === '1') : (file[1] as string))];
  }
  const port = /^ip link set dev (\S+) type bridge_slave (cost|priority) (\d+)$/.exec(command);
  if (port !== null)
    return [fact(port[2] === 'cost' ? 'bridge-path-cost' : 'bridge-port-priority', `${port[1]} ${port[3]}`)];
  if (/^ip link set dev \S+ address /.test(command)) return [fact('mac', after('address') ?? '')];
  if (command.startsWith('ip link set ')) return [fact('mtu', after('mtu') ?? '')];
  const setting = /net\/ipv6\/conf\/\S+\/(mtu|use_tempaddr|addr_gen_mode)=(\S+)/.exec(command);
  if (setting !== null) return settingFacts(setting, fact);
  const token = /^ip token set (\S+) /.exec(command)?.[1];
  if (token !== undefined) return [fact('ipv6-address-token', token)];
  if (command.startsWith('dhclient -6 ')) return [fact('dhcp', '6')];
  const acceptRa = /^sysctl .*accept_ra=([01])/.exec(command)?.[1];
  if (acceptRa !== undefined) return [fact('accept-ra', String(acceptRa === '1'))];
  if (/ ip link add name \S+ type dummy$/.test(command)) return [fact('kind', 'dummy')];
  if (/^(\[ -e |ip -6 addr replace )/.test(command)) return [];
  return [fact('command', command)];
}

function settingFacts([, name, value = '']: RegExpExecArray, fact: (key: string, value: string) => Fact) {
  if (name === 'mtu') return [fact('ipv6-mtu', value)];
  if (name === 'use_tempaddr') return [fact('ipv6-privacy', String(value !== '0'))];
  // Also what turns IPv6's link-local address off, which is no setting of its own in a fact.
  return value === '1'
    ? [fact('link-local-off', '6')]
    : [fact('ipv6-address-generation', value === '0' ? 'eui64' : 'stable-privacy')];
}

function routeOf(words: readonly string[], after: (word: string) => string | undefined): readonly Pair[] {
  const via = after('via') ?? after('gw');
  const is6 = words.includes('-6') || via?.includes(':') === true;
  const to = words.find((word) => word.includes('/')) ?? (is6 ? '::/0' : '0.0.0.0/0');
  const type = words.find((word) => /^(blackhole|unreachable|prohibit|throw|local|anycast)$/.test(word));
  const onLink = words.includes('onlink');
  return routePairs({
    to,
    via,
    metric: after('metric'),
    onLink,
    table: after('table'),
    scope: after('scope'),
    type,
    mtu: after('mtu'),
    from: after('src'),
  });
}

function ruleOf(after: (word: string) => string | undefined): string {
  const network = (text: string | undefined) =>
    text === undefined || text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  const tos = after('tos');
  return ruleValue({
    from: network(after('from')),
    to: network(after('to')),
    table: after('table'),
    priority: after('priority'),
    mark: after('fwmark'),
    'type-of-service': tos === undefined ? undefined : Number(tos),
  });
}

const anywhere = (via: string): string => (via.includes(':') ? '::/0' : '0.0.0.0/0');

function withPrefix(text: string, mask: string | undefined): string {
  if (mask === undefined) return text;
  if (!mask.includes('.')) return `${text}/${mask}`;
  const bits = mask
    .split('.')
    .map((group) => Number(group).toString(2))
    .join('');
  return `${text}/${bits.replaceAll('0', '').length}`;
}

// accept_ra stands in every inet6 stanza of a device, its route in more than one.
function unique(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}
