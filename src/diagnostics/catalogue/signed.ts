import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  signed: error(
    'A device cannot check a signature',
    'cloud-init checks the signature of a MIME message, which build --sign makes. What a part fetches by URL is not in it. See docs/security.md.',
  ),
});

const counted = (devices: number): string => (devices > 1 ? ` (${devices} devices)` : '');

/** The place is that of the first device's `signed`. */
export const signedWithoutKey = (position: Position, { devices }: { devices: number }): Diagnostic =>
  message(rows.signed, position, {
    found: `signed is true, and there is no key to sign with${counted(devices)}`,
    expected: '--sign KEY; parts by --shard cannot be signed',
  });

/** The place is that of `signed`. */
export const signedGuest = (
  position: Position,
  { guest, devices }: { guest: string; devices: number },
): Diagnostic =>
  message(rows.signed, position, {
    found: `signed is true, and ${guest} cannot check a signature${counted(devices)}`,
    expected: 'the guest cloud-init, or signed: false',
  });

/** The place is that of `user_data_format`. */
export const signedPlain = (position: Position, { devices }: { devices: number }): Diagnostic =>
  message(rows.signed, position, {
    found: `user_data_format is plain, and signed user-data is MIME${counted(devices)}`,
    expected: 'user_data_format: auto or mime, or signed: false',
  });

/** The place is that of `signed`. */
export const signedFetches = (
  position: Position,
  { template, list, devices }: { template: string; list: string; devices: number },
): Diagnostic =>
  message(rows.signed, position, {
    found: `signed is true, and "${template}" of ${list} is fetched by URL, where no signature covers it${counted(devices)}`,
    expected: 'a part inside of the message, or signed: false',
  });
