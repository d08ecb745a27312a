import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'on-link': error(
    'on_link without a gateway',
    'on_link says that a gateway is reached directly. Write the gateway, or remove on_link.',
  ),
  'dhcp-overrides': error(
    'DHCP overrides without DHCP',
    'Overrides change which settings of a lease are used. Turn DHCP on, or remove them.',
  ),
  'routing-rule': error(
    'A rule fits every packet',
    'A rule of routing_policy needs from or to. Without them it would fit all packets.',
  ),
  'match-of-two': error(
    'Two interfaces match the same NIC',
    'Each NIC belongs to one interface. Give the interfaces names or globs that do not overlap, or their MACs.',
  ),
  'duplicate-vlan': error(
    'A VLAN id is on one link twice',
    'An interface can carry each VLAN id only once. Change one id, or move the addresses to the other VLAN.',
  ),
  'bond-primary': error(
    'The primary of a bond is not a member',
    'primary names one of the members of the bond.',
  ),
  'bond-option': warning(
    'An option does not fit the mode of its bond',
    'The kernel refuses this option in the mode of the bond. Change the mode, or remove the option.',
  ),
  'ipv6-token': error(
    'Two ways to make IPv6 addresses',
    'An address token sets the lower half of the addresses. Write the token or the way to generate it, not both.',
  ),
  'two-default-routes': warning(
    'Two default routes have the same metric',
    'A guest uses only one default route for each metric. It rejects the second one, or uses any of them.',
  ),
  'route-to-nowhere': warning(
    'A route to an address that no packet has',
    'Without a prefix length, this is a single address that no packet has. For a default route, use to: default.',
  ),
  'nic-name': warning(
    'A NIC is only identified by its name',
    'The NIC must have exactly this name in the guest. Most images use names like ens3 or enp1s0.',
  ),
  'interfaces-replaced': warning(
    'A list of interfaces replaces the list below it',
    'Lists replace, mappings merge. Write the interfaces of the device as a mapping by name to change one field.',
  ),
  'nameservers-nowhere': warning(
    'No interface for the name servers',
    'Name servers of a device belong to the interface with its default route. Give one interface an address or DHCP.',
  ),
});

export const onLinkWithoutGateway = (position: Position, { what }: { what: string }): Diagnostic =>
  message(rows['on-link'], position, {
    found: `${what} has on_link but no gateway`,
    expected: 'the gateway that is reachable directly',
  });

export const overridesWithoutDhcp = (
  position: Position,
  { name, family }: { name: string; family: 4 | 6 },
): Diagnostic =>
  message(rows['dhcp-overrides'], position, {
    found: `"${name}" has dhcp${family}_overrides but no dhcp${family}`,
    expected: `dhcp${family}: true on the same interface`,
  });

export const ruleForAll = (position: Position, { table }: { table: number }): Diagnostic =>
  message(rows['routing-rule'], position, {
    found: `the rule for table ${table} has neither from nor to`,
    expected: 'the source or the destination of the packets, like from: 192.0.2.5',
  });

export const matchOfTwo = (
  position: Position,
  { name, other, first }: { name: string; other: string; first: Position },
): Diagnostic =>
  message(rows['match-of-two'], position, {
    found: `one NIC can match both "${name}" and "${other}"`,
    expected:
      'matches that cannot fit the same NIC; a glob for all other NICs needs a label that sorts after an exact name',
    related: [{ label: 'first', position: first }],
  });

export const duplicateVlan = (
  position: Position,
  { id, link, other, first }: { id: number; link: string; other: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-vlan'], position, {
    found: `VLAN ${id} of "${link}" is already "${other}"`,
    expected: 'a different id for each VLAN of an interface',
    related: [{ label: 'first', position: first }],
  });

export const primaryNotMember = (
  position: Position,
  { name, primary, members }: { name: string; primary: string; members: readonly string[] },
): Diagnostic =>
  message(rows['bond-primary'], position, {
    found: `"${primary}" is not a member of the bond "${name}"`,
    expected: `one of ${members.join(', ')}`,
  });

export const optionInMode = (
  position: Position,
  { key, mode, modes }: { key: string; mode: string; modes: readonly string[] },
): Diagnostic =>
  message(rows['bond-option'], position, {
    found: `${key} has no effect with the mode ${mode}`,
    expected: `the mode ${modes.join(' or ')}`,
  });

export const tokenAndGeneration = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['ipv6-token'], position, {
    found: `"${name}" has ipv6_address_token and ipv6_address_generation`,
    expected: 'only one of the two',
  });

export const twoDefaultRoutes = (
  position: Position,
  options: {
    family: 4 | 6;
    name: string;
    other: string;
    metric: number | undefined;
    via: string;
    first: Position;
  },
): Diagnostic => {
  const { family, name, other, metric, via, first } = options;
  const where = name === other ? `"${name}" has` : `"${other}" and "${name}" have`;
  return message(rows['two-default-routes'], position, {
    found: `${where} two IPv${family} default routes ${metric === undefined ? 'without a metric' : `with the metric ${metric}`}`,
    expected: 'one default route, or a different metric for each',
    fix: `remove one of them, or write routes: [{ to: default, via: ${via.includes(':') ? `"${via}"` : via}, metric: ${(metric ?? 100) + 100} }]`,
    related: [{ label: 'first', position: first }],
  });
};

export const routeToNowhere = (position: Position, { to }: { to: string }): Diagnostic =>
  message(rows['route-to-nowhere'], position, {
    found: `the route goes to ${to}, an address that no packet has`,
    expected: 'the network that the route is for',
    fix: 'for all addresses, write to: default',
  });

export const nicByName = (
  position: Position,
  { name, devices }: { name: string; devices: number },
): Diagnostic =>
  message(rows['nic-name'], position, {
    found: `the interface "${name}" has no mac, so the guest must call its NIC "${name}"${
      devices === 1 ? '' : `; ${devices} devices have such an interface`
    }`,
    expected: 'the MAC, or a match for the name of the NIC in the guest',
    fix: `write mac, or match: { name: "en*" }; if the guest really calls it "${name}", write match: { name: ${name} }`,
  });

export const interfacesReplaced = (
  position: Position,
  { name, lost, first }: { name: string; lost: readonly string[]; first: Position },
): Diagnostic =>
  message(rows['interfaces-replaced'], position, {
    found: `this list replaces the list of an earlier level, so "${name}" loses ${lost.join(', ')}`,
    expected: 'a mapping by name, which merges with it',
    fix: `write interfaces: { ${name}: { … } }`,
    related: [{ label: 'replaced', position: first }],
  });

export const nameserversNowhere = (position: Position): Diagnostic =>
  message(rows['nameservers-nowhere'], position, {
    found: 'no interface of the device has an address, so its name servers are lost',
    expected: 'an interface with an address or DHCP',
  });
