import type { Diagnostic, Position, Severity } from '../diagnostic.js';
import { either, error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'guest-os': error(
    'guest and os contradict each other',
    'os: windows means guest: cloudbase-init, and all other guests run on linux. One of the two keys is enough.',
  ),
  'guest-layouts': either(
    'A guest can read nothing that the site builds',
    'Each guest reads some layouts and images only. docs/clients.md lists them.',
  ),
  'guest-drops': warning(
    'A guest drops a part of the inventory',
    'Each guest reads only some of what a build writes. docs/clients.md lists what each drops.',
  ),
  'guest-keys': warning(
    'Keys are in the format of another layout',
    'Two layouts of the site write the same files, so the keys are in the format of one of them.',
  ),
});

const counted = (devices: number): string => (devices > 1 ? ` (${devices} devices)` : '');

/** The place is where the first device has it. */
export const guestDrops = (
  position: Position,
  { guest, what, devices }: { guest: string; what: keyof typeof whatIs; devices: number },
): Diagnostic =>
  message(rows['guest-drops'], position, {
    found: `${guest} does not read ${whatIs[what]}${counted(devices)}`,
    expected: insteadOf[what],
  });

const whatIs = {
  'vendor-data': 'vendor-data',
  network: 'the network of the inventory',
  files: 'files',
  'public-keys': 'public_keys',
} as const;

const insteadOf = {
  'vendor-data': 'no vendor_data for this guest',
  network: 'the network in the user-data or the image, or DHCP',
  files: 'the files in the user-data, in its own format',
  'public-keys': 'the keys in the user-data, in its own format',
} as const;

/** The place is that of the keys. */
export const keysInOtherForm = (
  position: Position,
  { guest, loser, owner, devices }: { guest: string; loser: string; owner: string; devices: number },
): Diagnostic =>
  message(rows['guest-keys'], position, {
    found: `the keys are in the format of ${owner}, and ${guest} cannot read them from ${loser}${counted(devices)}`,
    expected: `only one of the layouts ${owner} and ${loser} in devices/site.yaml`,
  });

/** The place is that of `os`. */
export const guestOs = (
  position: Position,
  { guest, os, guestOs: right, first }: { guest: string; os: string; guestOs: string; first: Position },
): Diagnostic =>
  message(rows['guest-os'], position, {
    found: `os is ${os}, and the guest ${guest} runs on ${right}`,
    expected: `os: ${right}, or no os at all`,
    related: [{ label: 'guest', position: first }],
  });

/** The place is that of `guest`. */
export const guestLayouts = (
  position: Position,
  {
    guest,
    layouts,
    images,
    devices,
    severity,
  }: {
    guest: string;
    /** A warning where nobody named it. */
    severity: Severity;
    /** Those that it reads. */
    layouts: readonly string[];
    images: readonly string[];
    devices: number;
  },
): Diagnostic => {
  const lists = [
    ...(images.length === 0 ? [] : [`images: [${images.join(', ')}]`]),
    ...(layouts.length === 0 ? [] : [`layouts: [${layouts.join(', ')}]`]),
  ];
  return message(rows['guest-layouts'], position, {
    severity,
    found: `${guest} reads none of the layouts and images of the site${counted(devices)}`,
    expected: `one of ${lists.join(' or ')} in devices/site.yaml`,
  });
};
