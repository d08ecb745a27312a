import type { Diagnostic, Position } from '../diagnostic.js';
import { nearestName } from '../nearest.js';

/** The two halves of a message that somebody below made. */
export interface Halves {
  readonly found: string;
  readonly expected: string;
  readonly remedy?: string;
}

export const message = (code: string, position: Position, halves: Halves): Diagnostic => ({
  code: `template-${code}`,
  severity: 'error',
  position,
  found: halves.found,
  expected: halves.expected,
  ...(halves.remedy !== undefined && { remedy: halves.remedy }),
});

const maxNamed = 8;

/** The nearest known name, or else the first few of all. */
export function nearestOf(name: string, known: readonly string[], what: string): string {
  const sorted = [...known].sort((a, b) => (a < b ? -1 : 1));
  const nearest = nearestName(name, sorted);
  if (nearest !== undefined) return `the nearest ${what} is "${nearest}"`;
  if (sorted.length === 0) return `there is no ${what} here`;
  const rest = sorted.length - maxNamed;
  return `one of ${sorted.slice(0, maxNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
