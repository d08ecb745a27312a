import type { Words } from '../message.js';
import { nearestName } from '../nearest.js';

const maxNamed = 8;

/** What is expected in place of an unknown name: the first few of all known ones, and the nearest. */
export function namedOf(
  name: string,
  known: readonly string[],
  what: string,
): Pick<Words, 'expected' | 'nearest'> {
  const sorted = [...known].sort((a, b) => (a < b ? -1 : 1));
  if (sorted.length === 0) return { expected: `a known ${what}, but there is none here` };
  const rest = sorted.length - maxNamed;
  const named = `${sorted.slice(0, maxNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return { expected: `one of ${named}`, nearest: nearestName(name, sorted) };
}
