import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/** What --strict makes of mistakes: of every warning an error. */
export const asStrict = (
  diagnostics: readonly Diagnostic[],
  { strict }: { strict: boolean },
): readonly Diagnostic[] =>
  strict ? diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'error' })) : diagnostics;
