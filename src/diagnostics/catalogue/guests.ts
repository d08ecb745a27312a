import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'guest-os': error(
    'guest and os contradict each other',
    'os: windows means guest: cloudbase-init, and all other guests run on linux. One of the two keys is enough.',
  ),
  'guest-layouts': error(
    'A guest can read nothing that the site builds',
    'Each guest reads some layouts and images only. docs/clients.md lists them.',
  ),
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
  }: {
    guest: string;
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
    found: `${guest} reads none of the layouts and images of the site${devices > 1 ? ` (${devices} devices)` : ''}`,
    expected: `one of ${lists.join(' or ')} in devices/site.yaml`,
  });
};
