import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'gateway-outside': error(
    'The gateway is not in a network of its interface',
    'A guest can only reach a gateway in a network of the same interface.',
  ),
  'gateway-self': error('The gateway is the device itself', 'The gateway is the address of the router.'),
  'route-outside': error(
    'The gateway of a route is not in a network of the device',
    'A guest can only reach a gateway in one of its own networks.',
  ),
  'route-families': error(
    'A route mixes IPv4 and IPv6',
    'An IPv4 route needs an IPv4 gateway, an IPv6 route an IPv6 gateway.',
  ),
  'not-a-host': error(
    'An address is not a host address',
    'The first and the last address of an IPv4 network cannot belong to a host.',
  ),
  'duplicate-interface': error(
    'Two interfaces have the same name',
    'Every interface of a device needs its own name.',
  ),
  'unknown-interface': error(
    'Unknown interface',
    'Members and links name other interfaces of the same device.',
  ),
  'bond-members': error('A bond has no members', 'A bond needs at least one ethernet interface.'),
  'member-kind': error(
    'A member of a bond is not an ethernet interface',
    'Only ethernet interfaces can be members of a bond.',
  ),
  'member-of-two': error(
    'An interface is in two bonds or bridges',
    'An interface can be a member of one bond or bridge only.',
  ),
  'member-address': error(
    'A member has settings of its own',
    'Addresses and DHCP belong to the bond or bridge, not to its members.',
  ),
  'interface-loop': error(
    'Interfaces depend on each other',
    'Bonds, bridges and VLANs must end at an ethernet interface.',
  ),
  'set-name': error(
    'set_name needs a mac',
    'The guest finds the interface by its MAC and then gives it the name.',
  ),
  'lacp-rate': error(
    'lacp_rate needs mode 802.3ad',
    'Only mode 802.3ad uses LACP. Change the mode or remove lacp_rate.',
  ),
  'network-data': warning(
    'network_data.json cannot hold this network',
    'Clients of OpenStack and of config drives read network_data.json, which can express less than network-config. They use DHCP instead.',
  ),
  'dhcp-range': warning(
    'dnsmasq cannot hand out an address',
    'dnsmasq gives out addresses of the networks in the inventory only.',
  ),
});

export const gatewayOutside = (
  position: Position,
  { gateway, name, networks }: { gateway: string; name: string; networks: readonly string[] },
): Diagnostic => {
  const found = `the gateway ${gateway} is not in a network of ${name}`;
  // Networks of one address have no room for a router.
  if (networks.length > 0 && networks.every((network) => /\/(32|128)$/.test(network))) {
    const expected = `a gateway that is reached directly, with on_link: true beside it`;
    return message(rows['gateway-outside'], position, {
      found: `${found}, which has only ${networks.join(' and ')}`,
      expected,
    });
  }
  return message(rows['gateway-outside'], position, {
    found,
    expected:
      networks.length === 0
        ? `${name} to have an address in the network of its gateway`
        : `an address in ${networks.join(' or ')}`,
    fix: 'if the gateway is reached directly without a network of its own, write on_link: true beside it',
  });
};

export const gatewayIsSelf = (
  position: Position,
  { gateway, name }: { gateway: string; name: string },
): Diagnostic =>
  message(rows['gateway-self'], position, {
    found: `the gateway ${gateway} is the address of ${name} itself`,
    expected: 'the address of the router',
  });

export const routeOutside = (
  position: Position,
  { via, networks }: { via: string; networks: readonly string[] },
): Diagnostic =>
  message(rows['route-outside'], position, {
    found: `the gateway ${via} of this route is not in a network of the device`,
    expected:
      networks.length === 0
        ? 'an address in a network of the device'
        : `an address in ${networks.join(' or ')}`,
    fix: 'if the gateway is reached directly, write on_link: true at the route, or a route to it with scope: link',
  });

export const routeFamilies = (position: Position, { to, via }: { to: string; via: string }): Diagnostic =>
  message(rows['route-families'], position, {
    found: `${to} and ${via} belong to different address families`,
    expected: 'IPv4 with IPv4, or IPv6 with IPv6',
  });

export const notAHost = (
  position: Position,
  { address, kind, network }: { address: string; kind: 'network' | 'broadcast'; network: string },
): Diagnostic =>
  message(rows['not-a-host'], position, {
    found: `${address} is the ${kind} address of ${network}`,
    expected: 'the address of a host',
  });

export const duplicateInterface = (
  position: Position,
  { name, first }: { name: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-interface'], position, {
    found: `a second interface has the name "${name}"`,
    expected: 'a different name for each interface of a device',
    related: [{ label: 'first', position: first }],
  });

export const unknownInterface = (
  position: Position,
  { name, known, nearest }: { name: string; known: readonly string[]; nearest: string | undefined },
): Diagnostic =>
  message(rows['unknown-interface'], position, {
    found: `the device has no interface "${name}"`,
    expected: `one of ${known.join(', ')}`,
    nearest,
  });

export const withoutMembers = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['bond-members'], position, {
    found: `the bond "${name}" has no members`,
    expected: 'at least one ethernet interface, like members: [eth1, eth2]',
  });

export const wrongMember = (
  position: Position,
  { name, kind, master }: { name: string; kind: string; master: string },
): Diagnostic =>
  message(rows['member-kind'], position, {
    found: `"${name}", a member of the bond "${master}", is a ${kind}`,
    expected: 'only ethernet interfaces in a bond',
  });

export const memberOfTwo = (
  position: Position,
  { name, master, first }: { name: string; master: string; first: Position },
): Diagnostic =>
  message(rows['member-of-two'], position, {
    found: `"${name}" is already a member of "${master}"`,
    expected: 'each interface in at most one bond or bridge',
    related: [{ label: 'first', position: first }],
  });

export const memberWithAddress = (
  position: Position,
  { name, master, key }: { name: string; master: string; key: string },
): Diagnostic =>
  message(rows['member-address'], position, {
    found: `"${name}" is a member of "${master}" and has its own ${key}`,
    expected: `${key} on "${master}" instead`,
  });

export const interfaceLoop = (position: Position, { names }: { names: readonly string[] }): Diagnostic =>
  message(rows['interface-loop'], position, {
    found: `these interfaces depend on each other: ${names.join(' -> ')}`,
    expected: 'an ethernet interface at the end of the chain',
  });

export const nameWithoutMac = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['set-name'], position, {
    found: `"${name}" has set_name but no mac`,
    expected: 'the MAC of the interface that gets the name',
  });

export const lacpWithoutMode = (position: Position, { mode }: { mode: string }): Diagnostic =>
  message(rows['lacp-rate'], position, {
    found: `lacp_rate is set, but the mode is ${mode}`,
    expected: 'mode: 802.3ad, the only mode with LACP',
  });

interface NetworkDataWords {
  readonly found: string;
  readonly expected: string;
  /** Layouts and images. */
  readonly readers: readonly string[];
  /** By URL, with a cloud-init before this version. */
  readonly before?: string | undefined;
  readonly devices: number;
}

export const notInNetworkData = (
  position: Position,
  {
    found,
    expected,
    holders,
    ...words
  }: NetworkDataWords & {
    /** Layouts that hold every network. */
    readonly holders: readonly string[];
  },
): Diagnostic =>
  message(rows['network-data'], position, {
    found: `${found}, so ${clientsIn(words)} get no network from seedpress and use DHCP${countIn(words)}`,
    expected,
    fix:
      words.before === undefined
        ? `let such a guest read the ${holders.join(' or the ')} layout, which can hold every network`
        : `attach the seed as an image, or write cloud_init: ">=${words.before}" if all guests have it`,
  });

export const namedOtherwise = (
  position: Position,
  { found, expected, ...words }: NetworkDataWords,
): Diagnostic =>
  message(rows['network-data'], position, {
    found: `${found}, but ${clientsIn(words)} give it another name${countIn(words)}`,
    expected,
  });

const clientsIn = ({ readers, before }: Pick<NetworkDataWords, 'readers' | 'before'>): string =>
  `clients of ${readers.join(' and ')}${before === undefined ? '' : ` by URL with cloud-init before ${before}`}`;

const countIn = ({ devices }: Pick<NetworkDataWords, 'devices'>): string =>
  devices === 1 ? '' : ` (${devices} devices)`;

export const outsideDhcp = (
  position: Position,
  { address, networks }: { address: string; networks: readonly string[] },
): Diagnostic =>
  message(rows['dhcp-range'], position, {
    found: `${address} should come by DHCP but is not in a network of the inventory, so dnsmasq does not hand it out`,
    expected: `an address in ${networks.join(' or ')}, or another DHCP server that hands it out`,
  });
