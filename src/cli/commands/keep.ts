import { type Invocation, UsageError } from '../command.js';

/** Generations that stay on the disk where nobody says how many. */
export const defaultKeep = 2;

/** How many generations stay on the disk, as --keep and --purge say. */
export function keepOf({ keep, purge }: Invocation['values']): number {
  if (purge === true) {
    if (keep !== undefined) throw new UsageError('--purge keeps one generation; remove --keep');
    return 1;
  }
  if (keep === undefined) return defaultKeep;
  if (typeof keep !== 'string' || !/^[1-9][0-9]{0,5}$/.test(keep)) {
    throw new UsageError(`--keep "${String(keep)}" is not a number of generations; expected 1 or more`);
  }
  return Number(keep);
}
