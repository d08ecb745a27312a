import { relative } from 'node:path';
import type { ImportResult } from '../../importers/import.js';
import { importKinds } from '../../importers/kinds/index.js';
import { type CommonOptions, UsageError } from '../command.js';
import { oneOf } from '../commands/one-of.js';
import type { Io } from '../io.js';
import { readInput } from '../read-input.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { diagnosticJson } from '../report/formats/json.js';
import { nextCommand } from '../report/next-command.js';

export const importNames = Object.keys(importKinds);

/** Those that a site can be made of. */
export const siteNames = importNames.filter((name) => importKinds[name]?.gives === 'files');

export interface ImportRequest {
  /** What the command line calls the kind. */
  readonly kind: string | undefined;
  readonly path: string;
  /** Absolute; absent where nobody named one. */
  readonly into: string | undefined;
  readonly dryRun: boolean;
  /** The kind has to give files. */
  readonly givesSite?: boolean;
}

/** Imports what a command line names, into the root where it names no folder. The result is not told yet. */
export async function runImport(
  { kind: name, path, into, dryRun, givesSite = false }: ImportRequest,
  common: CommonOptions,
  io: Io,
): Promise<ImportResult> {
  const kind = importKinds[oneOf('KIND', name, importNames)];
  if (kind === undefined) throw new Error(`the table of kinds has no ${name}`);
  if (kind.gives === 'text' && givesSite)
    throw new UsageError(`import ${name} prints its result and makes no site`);
  if (kind.gives === 'text' && into !== undefined)
    throw new UsageError(`import ${name} prints its result, so it takes no --into`);
  const source = await readInput(path, io, {
    verb: 'import',
    mostBytes: 64 * 1024 * 1024,
    ...(kind.beside !== undefined && { beside: kind.beside }),
  });
  const { importFrom } = await import('../../importers/import.js');
  return importFrom(source, { kind, into: into ?? common.root, dryRun });
}

/** What came over and what did not, for programs. */
export const importJson = ({ diagnostics, ...result }: ImportResult) => ({
  ...result,
  diagnostics: diagnostics.map(diagnosticJson),
});

/** What came over and what did not, for people; whether anything did. */
export function tellImport(
  result: ImportResult,
  { into, quiet }: { readonly into: string; readonly quiet: boolean },
  io: Io,
): boolean {
  reportDiagnostics(result.diagnostics, io);
  if (result.outcome === 'refused') {
    if (result.existing.length > 0)
      io.stderr(`seedpress: nothing was written, because these exist: ${result.existing.join(', ')}\n`);
    return false;
  }
  if (quiet) return true;
  for (const note of result.notes) io.stderr(`note: ${note}\n`);
  if ('refused' in result && result.refused > 0) io.stderr(`note: ${refusedText(result, into, io)}\n`);
  io.stderr(`seedpress: ${reportText(result, relative(io.cwd, into) || '.')}\n`);
  return true;
}

/** `3 interfaces imported, 1 thing not`, and what was written. */
function reportText(result: ImportResult, folder: string): string {
  const taken = Object.entries(result.taken).map(([noun, count]) => counted(count, noun));
  const lost = result.diagnostics.length;
  const report = `${taken.join(', ')} imported${lost === 0 ? '' : `, ${counted(lost, 'things')} not`}`;
  if (result.outcome !== 'written' && result.outcome !== 'planned') return report;
  const { length } = result.files;
  const more = length > mostNamed ? ` and ${length - mostNamed} more` : '';
  const names = `${result.files.slice(0, mostNamed).join(', ')}${more}`;
  const kept = result.kept.length === 0 ? '' : `; ${result.kept.join(', ')} was there and stays`;
  const wrote = result.outcome === 'written' ? 'wrote' : 'would write';
  return `${report}; ${wrote} ${counted(length, 'files')} into ${folder}: ${names}${kept}`;
}

/** What a build would refuse was wrong in the source, and has to be mended there or here. */
function refusedText(
  { refused }: Extract<ImportResult, { outcome: 'written' | 'planned' }>,
  into: string,
  { cwd }: Pick<Io, 'cwd'>,
): string {
  const check = nextCommand('seedpress check', { root: into, cwd });
  return `a build refuses ${counted(refused, 'errors')} of the source until you fix ${refused === 1 ? 'it' : 'them'}: ${check}`;
}

const mostNamed = 8;

/** `1 interface`, of the noun in its plural. */
const counted = (count: number, nouns: string): string =>
  `${count} ${count === 1 ? nouns.replace(/s$/, '') : nouns}`;
