/** The library: what the command line calls, for programs that build a fleet themselves. */
export { type Diagnostic, isError, type Position, type Severity } from './diagnostics/diagnostic.js';
export { formatDiagnostic } from './diagnostics/format.js';
export type { DeviceRecord, FileRecord, Manifest } from './domain/manifest.js';
export { type BuildOptions, type BuildResult, build, LockHeldError } from './pipeline/build.js';
export { type CheckOptions, check } from './pipeline/check.js';
export { type Explained, type ExplainOptions, explain } from './pipeline/explain.js';
export { type LintInput, type LintResult, lint } from './pipeline/lint.js';
export { type PlanOptions, type PlanResult, plan } from './pipeline/plan.js';
export { rollback } from './pipeline/rollback.js';
