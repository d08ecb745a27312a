import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { Io } from '../io.js';

/** Prints the mistakes, one after the other, and how many there are, with what follows from errors. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  { stderr, consequence = '' }: Pick<Io, 'stderr'> & { readonly consequence?: string },
): void {
  if (diagnostics.length === 0) return;
  for (const diagnostic of diagnostics) stderr(`${formatDiagnostic(diagnostic)}\n`);
  const ending = diagnostics.some(isError) ? consequence : '';
  stderr(`seedpress: ${countMistakes(diagnostics)}${ending}\n`);
}

/** `3 errors, 1 warning`, or `no mistakes`. */
export function countMistakes(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(isError).length;
  const counts = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')].filter(
    (text) => text !== '',
  );
  return counts.length === 0 ? 'no mistakes' : counts.join(', ');
}

const count = (number: number, noun: string): string =>
  number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;

/** A mistake with its place flat, as editors and scripts like it. */
export function diagnosticJson({ position, ...rest }: Diagnostic) {
  return { ...position, ...rest };
}
