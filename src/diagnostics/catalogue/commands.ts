import type { Diagnostic, Position } from '../diagnostic.js';
import { nearestName } from '../nearest.js';

/** The place is the folder in which the device would have to be written. */
export function unknownDevice(id: string, { known }: { known: readonly string[] }): Diagnostic {
  const nearest = nearestName(id, known);
  return {
    code: 'unknown-device',
    severity: 'error',
    position: { file: 'devices', line: 1, column: 1 },
    found: `there is no device "${id}"`,
    expected: nearest === undefined ? `one of the ${known.length} devices` : `the nearest id is "${nearest}"`,
  };
}

/** The place is the device's record. */
export function unknownField(
  position: Position,
  { key, device, known }: { key: string; device: string; known: readonly string[] },
): Diagnostic {
  const nearest = nearestName(key, known);
  return {
    code: 'unknown-field',
    severity: 'error',
    position,
    found: `${device} has no value "${key}"`,
    expected:
      nearest === undefined
        ? `a key that "seedpress explain ${device}" lists`
        : `the nearest is "${nearest}"`,
  };
}
