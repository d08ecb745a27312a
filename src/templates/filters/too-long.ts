import { misfits, type Parsed } from '../../domain/parsed.js';
import { budget } from '../engine/budget.js';

/** Where a filter would give more than a text may hold: said before the memory is full. */
export const tooLong = (filter: string, characters: number): Parsed<never> =>
  misfits(
    `the filter ${filter} would give a string of ${characters} characters`,
    `at most ${budget.characters}`,
  );
