import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** What --strict makes of a warning. */
export const asError = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, severity: 'error' });
