import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';
import { near } from '../near.js';

export const rows = messageRows({
  'unknown-device': error('Unknown device', 'No device in devices/ has this id.'),
  'unknown-field': error(
    'The device has no such value',
    'seedpress explain DEVICE lists every value of a device.',
  ),
});

/** The place is the folder in which the device would have to be written. */
export function unknownDevice(id: string, { known }: { known: readonly string[] }): Diagnostic {
  const position = { file: 'devices', line: 1, column: 1 };
  return message(rows['unknown-device'], position, {
    found: `there is no device "${id}"`,
    expected: `the id of one of the ${known.length} devices`,
    ...near(id, known),
  });
}

/** The place is the device's record. */
export function unknownField(
  position: Position,
  { key, device, known }: { key: string; device: string; known: readonly string[] },
): Diagnostic {
  return message(rows['unknown-field'], position, {
    found: `${device} has no value "${key}"`,
    expected: `a key that "seedpress explain ${device}" lists`,
    ...near(key, known),
  });
}
