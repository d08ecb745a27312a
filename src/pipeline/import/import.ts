import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/sort.js';
import { takenPaths, writeNewFiles } from '../../sinks/new-files.js';
import type { Imported, ImportKind, ImportSource } from './import-kind.js';

export interface ImportOptions {
  readonly kind: ImportKind;
  /** The folder that files are written to; absolute. */
  readonly into: string;
  /** Says what would be written. */
  readonly dryRun: boolean;
}

export type ImportResult = Pick<Imported, 'diagnostics' | 'taken'> &
  (
    | { readonly outcome: 'text'; readonly text: string }
    | { readonly outcome: 'written' | 'planned'; readonly files: readonly string[] }
    /** Nothing was written: the source has errors, or these paths are taken. */
    | { readonly outcome: 'refused'; readonly existing: readonly string[] }
  );

/** Turns what somebody has into pieces of an inventory. Overwrites nothing. */
export async function importFrom(
  source: ImportSource,
  { kind, into, dryRun }: ImportOptions,
): Promise<ImportResult> {
  const { text = '', files = [], taken, ...rest } = await kind.convert(source);
  const diagnostics: readonly Diagnostic[] = sortDiagnostics(rest.diagnostics);
  if (diagnostics.some(isError)) return { outcome: 'refused', existing: [], diagnostics, taken };
  if (kind.gives === 'text') return { outcome: 'text', text, diagnostics, taken };
  const paths = files.map(({ path }) => path);
  const existing = takenPaths(paths, { root: into });
  if (existing.length > 0) return { outcome: 'refused', existing, diagnostics, taken };
  if (!dryRun) writeNewFiles(files, { root: into });
  return { outcome: dryRun ? 'planned' : 'written', files: paths, diagnostics, taken };
}
