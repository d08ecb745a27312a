import { formatDiagnostic } from '../../../diagnostics/format.js';
import type { Format } from './format.js';

/** A line a mistake, `file:line:column: error code: found; expected`, as editors and grep like it. */
export const plain: Format = ({ diagnostics }) =>
  diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`).join('');
