import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { Io } from '../io.js';
import type { FormatContext } from './formats/format.js';
import { pretty } from './formats/pretty.js';

interface ReportOptions extends Pick<Io, 'stderr'> {
  /** What follows from errors: `; nothing was written`. */
  readonly consequence?: string;
  /** Given where a person reads: errors then show the lines that they are in. */
  readonly frames?: FormatContext;
}

/** Prints the errors, one after the other, and how many there are, with what follows from errors. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  { stderr, consequence = '', frames }: ReportOptions,
): void {
  if (diagnostics.length === 0) return;
  if (frames === undefined) for (const diagnostic of diagnostics) stderr(`${formatDiagnostic(diagnostic)}\n`);
  else stderr(pretty({ diagnostics, looked: {} }, frames));
  const ending = diagnostics.some(isError) ? consequence : '';
  stderr(`seedpress: ${countMistakes(diagnostics)}${ending}\n`);
}

/** `3 errors, 1 warning`, or `no errors`. */
export function countMistakes(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(isError).length;
  const counts = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')].filter(
    (text) => text !== '',
  );
  return counts.length === 0 ? 'no errors' : counts.join(', ');
}

const count = (number: number, noun: string): string =>
  number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
