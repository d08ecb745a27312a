import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'guestinfo-size': error(
    'A guestinfo value is too large for VMware',
    'VMware limits the size of one value. Move parts out with include, or attach a seed image.',
  ),
});

/** The place is where the type says what makes up the user-data, or the device. */
export const guestinfoOverLimit = (
  position: Position,
  {
    key,
    id,
    bytes,
    limit,
    devices,
    instead,
  }: {
    key: string;
    id: string;
    bytes: number;
    limit: number;
    devices: readonly string[];
    /** An image without such a limit. */
    instead: string;
  },
): Diagnostic =>
  message(rows['guestinfo-size'], position, {
    found: `${key} of ${id} has ${bytes} bytes after compression`,
    expected: `at most ${limit} bytes, the limit of VMware for one value`,
    fix: `move parts out with include: { template: … }, or use images: [${instead}] for these machines`,
    devices,
  });
