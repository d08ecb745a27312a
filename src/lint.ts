/** seedpress/lint: user-data, meta-data, network-config, seed folders and images, looked at as cloud-init would. */
export { type Diagnostic, isError, type Position, type Severity } from './diagnostics/diagnostic.js';
export { formatDiagnostic } from './diagnostics/format.js';
export { type LintOptions, lint } from './library/lint.js';
export type { LintSource } from './library/lint-source.js';
export type { LintResult } from './pipeline/check/lint.js';
