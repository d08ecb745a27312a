import type { Place } from '../../diagnostics/catalogue/part-message.js';
import { overBudget } from '../../diagnostics/catalogue/size.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { biggestOf, spentOf } from '../../domain/budget.js';
import { ofNobody } from './foreign-part.js';
import type { LintOptions } from './lint-options.js';

/** A part of a message as it stands there, headers and encoding included. */
export interface PartSize {
  readonly filename: string;
  readonly place: Place;
  readonly bytes: number;
}

/** A file that is larger than its budget; of a message the biggest part is named. */
export function budgetMistakes(
  bytes: number,
  { file, budget, parts }: Pick<LintOptions, 'file' | 'budget'> & { parts: readonly PartSize[] },
): readonly Diagnostic[] {
  if (budget === undefined || spentOf(bytes, budget) <= budget.bytes) return [];
  const biggest = biggestOf(parts);
  const position = biggest?.place.position ?? { file, line: 1, column: 1 };
  const spent = ({ filename, bytes: size }: PartSize) => ({ filename, bytes: spentOf(size, budget) });
  return [
    ofNobody(
      overBudget(position, {
        severity: 'error',
        what: 'the file',
        bytes: spentOf(bytes, budget),
        budget,
        ...(biggest === undefined ? {} : { biggest: spent(biggest) }),
      }),
    ),
  ];
}
