/** The library: what the command line does, for programs that build a fleet themselves. docs/library.md shows it. */
export {
  type Code,
  type Diagnostic,
  isError,
  type Position,
  type Severity,
} from './diagnostics/diagnostic.js';
export { formatDiagnostic } from './diagnostics/format.js';
export type { JsonObject, JsonValue } from './domain/json.js';
export type { Layout, LayoutClient } from './domain/layout.js';
export type { DeviceRecord, FileRecord, Manifest, NicRecord, SecretRecord } from './domain/manifest.js';
export type { Origin } from './domain/origin.js';
export type { OutputFile } from './domain/output-file.js';
export type { Part } from './domain/part.js';
export type { Seed } from './domain/seed.js';
export type {
  CheckedDevice,
  Finding,
  OwnCheck,
  OwnFilter,
  RenderedText,
  SiteConfig,
} from './domain/site-config.js';
export { userDataOf, vendorDataOf } from './layouts/user-data.js';
export { type BuildOptions, build } from './library/build.js';
export { type CheckOptions, type CheckResult, check } from './library/check.js';
export type { CommonOptions, OutputOptions } from './library/defaults.js';
export { defineConfig } from './library/define-config.js';
export { type ExplainOptions, explain } from './library/explain.js';
export { type LintOptions, lint } from './library/lint.js';
export type { LintSource } from './library/lint-source.js';
export { type PlanOptions, plan } from './library/plan.js';
export { type RollbackOptions, rollback } from './library/rollback.js';
export { VERSION } from './library/version.js';
export { type BuildResult, ForeignFolderError, LockHeldError } from './pipeline/build/build.js';
export type { RolledBack } from './pipeline/build/rollback.js';
export type { LintResult } from './pipeline/check/lint.js';
export type { Explained, ExplainedValue } from './pipeline/explain/explain.js';
export type { DeviceChange, FileChange, PlannedChanges, PlanResult } from './pipeline/plan/plan.js';
