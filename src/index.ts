/** The library: what the command line calls, for programs that build a fleet themselves. */
export { type Diagnostic, isError, type Position, type Severity } from './diagnostics/diagnostic.js';
export { formatDiagnostic } from './diagnostics/format.js';
export type { DeviceRecord, FileRecord, Manifest } from './domain/manifest.js';
export { type BuildOptions, type BuildResult, build, LockHeldError } from './pipeline/build/build.js';
export { rollback } from './pipeline/build/rollback.js';
export { type CheckOptions, check } from './pipeline/check/check.js';
export { type LintInput, type LintResult, lint } from './pipeline/check/lint.js';
export { type Explained, type ExplainOptions, explain } from './pipeline/explain/explain.js';
export { type PlanOptions, type PlanResult, plan } from './pipeline/plan/plan.js';
