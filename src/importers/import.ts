import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/sort.js';
import { takenPaths, writeNewFiles } from '../sinks/new-files.js';
import type { Imported, ImportKind, ImportSource } from './import-kind.js';
import { buildErrors } from './site/build-errors.js';

export interface ImportOptions {
  readonly kind: ImportKind;
  /** The folder that files are written to; absolute. */
  readonly into: string;
  /** Says what would be written. */
  readonly dryRun: boolean;
}

export type ImportResult = Pick<Imported, 'diagnostics' | 'taken'> & {
  readonly notes: readonly string[];
} & (
    | { readonly outcome: 'text'; readonly text: string }
    | {
        readonly outcome: 'written' | 'planned';
        readonly files: readonly string[];
        /** Files that were there and stay, although we would have written others. */
        readonly kept: readonly string[];
        /** How many errors a build has, which were in the source. */
        readonly refused: number;
      }
    /** Nothing was written: the source has errors, or these paths are taken. */
    | { readonly outcome: 'refused'; readonly existing: readonly string[] }
  );

const devices = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => path.startsWith('devices/') && path !== 'devices/site.yaml');

/** Turns what somebody has into pieces of an inventory. Overwrites nothing. */
export async function importFrom(
  source: ImportSource,
  { kind, into, dryRun }: ImportOptions,
): Promise<ImportResult> {
  const { text = '', files = [], taken, notes = [], ...rest } = await kind.convert(source);
  const diagnostics: readonly Diagnostic[] = sortDiagnostics(rest.diagnostics);
  const about = { diagnostics, taken, notes };
  if (diagnostics.some(isError)) return { outcome: 'refused', existing: [], ...about };
  if (kind.gives === 'text') return { outcome: 'text', text, ...about };
  const there = takenPaths(
    files.map(({ path }) => path),
    { root: into },
  );
  const wanted = files.filter(({ path, mayStay }) => mayStay !== true || !there.includes(path));
  const kept = there.filter((path) => wanted.every((file) => file.path !== path));
  const existing = there.filter((path) => !kept.includes(path));
  if (existing.length > 0) return { outcome: 'refused', existing, ...about };
  const isPrivate = source.isPrivate === true;
  if (!dryRun)
    writeNewFiles(
      wanted.map((file) => ({ ...file, isPrivate })),
      { root: into },
    );
  const paths = wanted.map(({ path }) => path);
  // Beside files of another site nobody knows yet what a build makes of them.
  const refused =
    kept.length > 0 || devices(paths).length === 0 ? 0 : await buildErrors(wanted, { root: into });
  return { outcome: dryRun ? 'planned' : 'written', files: paths, kept, refused, ...about };
}
