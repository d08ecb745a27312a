import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import { rows as values } from './inventory-values.js';

export const rows = messageRows({
  'beside-devices': error(
    'A key next to "devices"',
    'A file holds one device, or a list of them under devices and nothing else. Move shared values to a type or to devices/site.yaml.',
  ),
  'repeat-range': error(
    'A repeat has a wrong range',
    'A repeat counts up, from the lower number to the higher one.',
  ),
  'repeat-id': error(
    'All devices of a repeat get one id',
    'Put the counter into the id, like web-{{ n | pad(4) }}.',
  ),
  'text-cycle': error('A value depends on itself', 'Values may use other values, but not in a circle.'),
  'duplicate-file': error(
    'A path is in files twice',
    'Each path in files is written once. Remove one of the two entries.',
  ),
  'duplicate-id': error(
    'Two devices have the same id',
    'The id names the folder of a device, so every device needs its own.',
  ),
  'duplicate-uuid': error(
    'Two devices have the same UUID',
    'The server and cloud-init identify a machine by its UUID, so every device needs its own.',
  ),
  'duplicate-serial': error(
    'Two devices have the same serial',
    'A serial identifies a machine, so every device needs its own.',
  ),
  'duplicate-hostname': error(
    'Two devices have the same host name',
    'Give one of them another hostname, or give both a different fqdn.',
  ),
  'fqdn-hostname': warning(
    'fqdn and hostname name different hosts',
    'Most clients read only one name. They get the hostname and never the fqdn.',
  ),
  'duplicate-fqdn': error('Two devices have the same fqdn', 'Every device needs its own fqdn.'),
  'duplicate-mac': error(
    'Two interfaces have the same MAC',
    'DHCP and cloud-init identify an interface by its MAC, so every interface needs its own.',
  ),
  'duplicate-address': error(
    'Two interfaces have the same address',
    'Every interface needs its own IP address.',
  ),
  'duplicate-management-address': error(
    'Two devices have the same management_ip',
    'The server identifies a device by its management_ip, so every device needs its own.',
  ),
  'management-address': warning(
    'management_ip is on no interface',
    'The server identifies a device by the source address of its requests. That address is usually one of its own interfaces.',
  ),
});

export const besideDevices = (position: Position, { key }: { key: string }): Diagnostic =>
  message(rows['beside-devices'], position, {
    found: `"${key}" is next to "devices"`,
    expected: 'a file with one device, or with only a list of devices',
    fix: 'move what all devices share to the defaults of their type or of devices/site.yaml',
  });

export const notAList = (position: Position): Diagnostic =>
  message(values['wrong-value'], position, {
    found: '"devices" is not a list',
    expected: 'a list of devices, like devices: [{ id: web-01, type: base }]',
  });

export const repeatBackwards = (position: Position, { from, to }: { from: number; to: number }): Diagnostic =>
  message(rows['repeat-range'], position, {
    found: `repeat counts from ${from} down to ${to}`,
    expected: `the lower number first, like { from: ${to}, to: ${from} }`,
  });

export const repeatTooLong = (
  position: Position,
  { count, most }: { count: number; most: number },
): Diagnostic =>
  message(rows['repeat-range'], position, {
    found: `repeat makes ${count} devices`,
    expected: `at most ${most}`,
  });

export const idWithoutNumber = (position: Position, { id }: { id: string }): Diagnostic =>
  message(rows['repeat-id'], position, {
    found: `the id "${id}" is the same for every device of the repeat`,
    expected: 'an id that contains the number n',
    fix: `write id: ${JSON.stringify(`${id}-{{ n | pad(4) }}`)}`,
  });

export const textCycle = (position: Position, { names }: { names: readonly string[] }): Diagnostic =>
  message(rows['text-cycle'], position, {
    found: `this value depends on itself: ${names.join(' -> ')}`,
    expected: 'values that do not depend on each other in a circle',
  });

export const duplicateFile = (
  position: Position,
  { path, first }: { path: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-file'], position, {
    found: `"files" has the path "${path}" twice`,
    expected: 'each path once',
    related: [{ label: 'first', position: first }],
  });

export type DuplicateCode = Exclude<keyof typeof rows & `duplicate-${string}`, 'duplicate-file'>;

/** One value that two devices have. `what` names it: `MAC`; a repeat writes both in one place. */
export const duplicateValue = (
  position: Position,
  options: { code: DuplicateCode; what: string; value: string; owner: string; first: Position },
): Diagnostic => {
  const { code, what, value, owner, first } = options;
  return message(rows[code], position, {
    found: `${what} ${value} is already used by ${owner}`,
    expected: 'one that no other device has',
    fix:
      code === 'duplicate-address'
        ? 'if isolated labs share the address on purpose, set duplicate_ok: true on the interface'
        : undefined,
    related: isSamePlace(first, position) ? undefined : [{ label: 'first', position: first }],
  });
};

export const managementElsewhere = (
  position: Position,
  { address, id, network }: { address: string; id: string; network: string },
): Diagnostic =>
  message(rows['management-address'], position, {
    found: `${address} is in the network ${network} of ${id}, but on none of its interfaces`,
    expected: 'an address of the device: the one from which it sends requests to the server',
  });

const isSamePlace = (a: Position, b: Position): boolean =>
  a.file === b.file && a.line === b.line && a.column === b.column;

export const fqdnDisagrees = (
  position: Position,
  { device, hostname, fqdn }: { device: string; hostname: string; fqdn: string },
): Diagnostic =>
  message(rows['fqdn-hostname'], position, {
    found: `the fqdn "${fqdn}" of ${device} does not begin with its hostname "${hostname}", so most clients never get it`,
    expected: `"${hostname}." and a domain, or another hostname`,
  });
