import { nearestName } from '../../diagnostics/nearest.js';
import { UsageError } from '../command.js';

/** The value of an option that takes one of some names. */
export function oneOf(option: string, value: string | boolean | undefined, names: readonly string[]): string {
  const list = names.join(', ');
  if (typeof value !== 'string') throw new UsageError(`${option} is missing; expected one of ${list}`);
  if (names.includes(value)) return value;
  const nearest = nearestName(value, names);
  const hint = nearest === undefined ? `expected one of ${list}` : `did you mean "${nearest}"?`;
  throw new UsageError(`unknown ${option} "${value}"; ${hint}`);
}
