import type { Diagnostic, Position } from '../diagnostic.js';

const networkMistake = (
  position: Position,
  text: Pick<Diagnostic, 'code' | 'found' | 'expected' | 'remedy' | 'related'>,
): Diagnostic => ({ severity: 'error', position, ...text });

export const gatewayOutside = (
  position: Position,
  { gateway, name, networks }: { gateway: string; name: string; networks: readonly string[] },
): Diagnostic =>
  networkMistake(position, {
    code: 'gateway-outside',
    found: `the gateway ${gateway} is in no network of ${name}`,
    expected:
      networks.length === 0
        ? `an address of ${name} in its network`
        : `an address in ${networks.join(' or ')}`,
  });

export const gatewayIsSelf = (
  position: Position,
  { gateway, name }: { gateway: string; name: string },
): Diagnostic =>
  networkMistake(position, {
    code: 'gateway-self',
    found: `the gateway ${gateway} is the address of ${name} itself`,
    expected: 'the address of the router',
  });

export const routeOutside = (
  position: Position,
  { via, networks }: { via: string; networks: readonly string[] },
): Diagnostic =>
  networkMistake(position, {
    code: 'route-outside',
    found: `the gateway ${via} of this route is in no network of the device`,
    expected:
      networks.length === 0
        ? 'an address in a network of the device'
        : `an address in ${networks.join(' or ')}`,
  });

export const routeFamilies = (position: Position, { to, via }: { to: string; via: string }): Diagnostic =>
  networkMistake(position, {
    code: 'route-families',
    found: `the route to ${to} goes over ${via}, an address of the other family`,
    expected: 'IPv4 with IPv4, IPv6 with IPv6',
  });

export const notAHost = (
  position: Position,
  { address, kind, network }: { address: string; kind: 'network' | 'broadcast'; network: string },
): Diagnostic =>
  networkMistake(position, {
    code: 'not-a-host',
    found: `${address} is the ${kind} address of ${network}`,
    expected: 'an address that a host can have',
  });

export const duplicateInterface = (
  position: Position,
  { name, first }: { name: string; first: Position },
): Diagnostic =>
  networkMistake(position, {
    code: 'duplicate-interface',
    found: `a second interface has the name "${name}"`,
    expected: 'a name for each interface of a device',
    related: [{ label: 'first', position: first }],
  });

export const unknownInterface = (
  position: Position,
  { name, known, nearest }: { name: string; known: readonly string[]; nearest: string | undefined },
): Diagnostic =>
  networkMistake(position, {
    code: 'unknown-interface',
    found: `the device has no interface "${name}"`,
    expected:
      nearest === undefined ? `one of ${known.join(', ')}` : `the nearest of its interfaces is "${nearest}"`,
  });

export const withoutMembers = (position: Position, { name }: { name: string }): Diagnostic =>
  networkMistake(position, {
    code: 'bond-members',
    found: `the bond "${name}" has no members`,
    expected: 'one ethernet interface or more, like members: [eth1, eth2]',
  });

export const wrongMember = (
  position: Position,
  { name, kind, master }: { name: string; kind: string; master: string },
): Diagnostic =>
  networkMistake(position, {
    code: 'member-kind',
    found: `"${name}", a member of the bond "${master}", is a ${kind}`,
    expected: 'ethernet interfaces as members of a bond',
  });

export const memberOfTwo = (
  position: Position,
  { name, master, first }: { name: string; master: string; first: Position },
): Diagnostic =>
  networkMistake(position, {
    code: 'member-of-two',
    found: `"${name}" is a member of "${master}" already`,
    expected: 'each interface in one bond or bridge at most',
    related: [{ label: 'first', position: first }],
  });

export const memberWithAddress = (
  position: Position,
  { name, master, key }: { name: string; master: string; key: string },
): Diagnostic =>
  networkMistake(position, {
    code: 'member-address',
    found: `"${name}" is a member of "${master}" and has ${key} of its own`,
    expected: `${key} at "${master}", which takes the packets`,
  });

export const interfaceLoop = (position: Position, { names }: { names: readonly string[] }): Diagnostic =>
  networkMistake(position, {
    code: 'interface-loop',
    found: `these interfaces stand on each other: ${names.join(' -> ')}`,
    expected: 'an ethernet interface at the bottom',
  });

export const nameWithoutMac = (position: Position, { name }: { name: string }): Diagnostic =>
  networkMistake(position, {
    code: 'set-name',
    found: `"${name}" has set_name and no mac`,
    expected: 'the MAC by which the guest finds the interface that gets the name',
  });

export const lacpWithoutMode = (position: Position, { mode }: { mode: string }): Diagnostic =>
  networkMistake(position, {
    code: 'lacp-rate',
    found: `lacp_rate with the mode ${mode}`,
    expected: 'mode: 802.3ad, the only one that speaks LACP',
  });

export const notInNetworkData = (
  position: Position,
  { found, expected, reader }: { found: string; expected: string; reader: string },
): Diagnostic => ({
  severity: 'warning',
  position,
  code: 'network-data',
  found: `${found}, so that clients of ${reader} get no network of ours and use DHCP`,
  expected,
  remedy: 'let such a guest read the nocloud or the namespace layout, which hold every network',
});

export const outsideDhcp = (
  position: Position,
  { address, networks }: { address: string; networks: readonly string[] },
): Diagnostic => ({
  severity: 'warning',
  position,
  code: 'dhcp-range',
  found: `${address} is to come by DHCP and lies in no network of the inventory, so that dnsmasq gives it to nobody`,
  expected: `an address in ${networks.join(' or ')}, or another DHCP server that gives it`,
});
