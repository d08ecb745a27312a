import { type Fact, listPairs, routeValue } from './facts.js';

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
    case 'bond-mode':
    case 'bond-lacp-rate':
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
    case 'bond-xmit-hash-policy':
      return [fact('bond-hash-policy')];
    case 'bond-miimon':
      return [fact('bond-mii-monitor')];
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
    case 'bridge-fd':
      return [fact('bridge-forward-delay')];
    case 'pre-up':
    case 'up':
    case 'post-up':
      return factsOfCommand(device, value.replace(' || true', ''));
    case 'down':
    case 'pre-down':
      return [];
    default:
      return [fact(key)];
  }
}

function factsOfCommand(device: string, command: string): readonly Fact[] {
  const fact = (key: string, value: string): Fact => ({ device, key, value });
  const words = command.split(' ');
  const after = (word: string) => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
  if (/^(route add|ip (-6 |-family inet6 )?route) /.test(command)) {
    const via = after('via') ?? after('gw') ?? '';
    const to = words.find((word) => word.includes('/')) ?? anywhere(via);
    return [fact('route', routeValue({ to, via, metric: after('metric') }))];
  }
  if (command.startsWith('ip link set ')) return [fact('mtu', after('mtu') ?? '')];
  if (command.startsWith('dhclient -6 ')) return [fact('dhcp', '6')];
  const acceptRa = /^sysctl .*accept_ra=([01])/.exec(command)?.[1];
  if (acceptRa !== undefined) return [fact('accept-ra', String(acceptRa === '1'))];
  if (/^(\[ -e |ip -6 addr replace )/.test(command)) return [];
  return [fact('command', command)];
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
