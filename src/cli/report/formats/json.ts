import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Format } from './format.js';

/** Everything that is known, for scripts: `{ devices, diagnostics: [{ file, line, column, code, … }] }`. */
export const json: Format = ({ diagnostics, looked }) =>
  `${JSON.stringify({ ...looked, diagnostics: diagnostics.map(diagnosticJson) }, null, 2)}\n`;

/** A mistake with its place flat, as editors and scripts like it. */
export function diagnosticJson({ position, ...rest }: Diagnostic) {
  return { ...position, ...rest };
}
