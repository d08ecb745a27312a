import { nearestName } from '../../diagnostics/nearest.js';
import { UsageError } from '../command.js';

/** The value of an option that takes one of some names. */
export function oneOf(option: string, value: string | boolean | undefined, names: readonly string[]): string {
  const list = names.join(', ');
  if (typeof value !== 'string') throw new UsageError(`${option} is missing; it takes one of ${list}`);
  if (names.includes(value)) return value;
  const nearest = nearestName(value, names);
  const hint = nearest === undefined ? `it takes one of ${list}` : `the nearest is ${nearest}`;
  throw new UsageError(`${option} "${value}" is not known; ${hint}`);
}
