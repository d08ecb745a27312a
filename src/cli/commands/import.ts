import { relative, resolve } from 'node:path';
import type { ImportResult } from '../../importers/import.js';
import { importKinds } from '../../importers/kinds/index.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { readInput } from '../read-input.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { oneOf } from './one-of.js';

const names = Object.keys(importKinds);

export const importCommand: Command = {
  name: 'import',
  summary: 'turn what you have into an inventory; nothing is overwritten',
  operands: ['<kind>', '<path>'],
  options: [
    {
      flags: '--into <dir>',
      description: 'folder that devices/ and templates/ are written to (default: the root)',
    },
    { flags: '--dry-run', description: 'say what would be written' },
  ],
  details: ['Kinds:', ...names.map((name) => `  ${name.padEnd(10)} ${importKinds[name]?.summary}`)],
  examples: ['seedpress import netplan /etc/netplan/50-cloud-init.yaml'],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [name, path = ''] = operands;
  const kind = importKinds[oneOf('KIND', name, names)];
  if (kind === undefined) throw new Error(`the table of kinds has no ${name}`);
  if (kind.gives === 'text' && values.into !== undefined)
    throw new UsageError(`import ${name} prints its result, so it takes no --into`);
  const source = await readInput(path, io, { verb: 'import', mostBytes: 64 * 1024 * 1024 });
  const into = typeof values.into === 'string' ? resolve(io.cwd, values.into) : common.root;
  const { importFrom } = await import('../../importers/import.js');
  const result = await importFrom(source, { kind, into, dryRun: values.dryRun === true });
  if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  else if (result.outcome === 'text') io.stdout(result.text);
  reportDiagnostics(result.diagnostics, io);
  if (result.outcome === 'refused') {
    if (result.existing.length > 0)
      io.stderr(`seedpress: nothing was written, because these exist: ${result.existing.join(', ')}\n`);
    return 1;
  }
  if (common.quiet) return 0;
  for (const note of result.notes) io.stderr(`note: ${note}\n`);
  if ('refused' in result && result.refused > 0) io.stderr(`note: ${refusedText(result, into, io)}\n`);
  io.stderr(`seedpress: ${reportText(result, relative(io.cwd, into) || '.')}\n`);
  return 0;
}

/** `3 interfaces taken over, 1 thing not`, and what was written. */
function reportText(result: ImportResult, folder: string): string {
  const taken = Object.entries(result.taken).map(([noun, count]) => counted(count, noun));
  const lost = result.diagnostics.length;
  const report = `${taken.join(', ')} taken over${lost === 0 ? '' : `, ${counted(lost, 'things')} not`}`;
  if (result.outcome !== 'written' && result.outcome !== 'planned') return report;
  const { length } = result.files;
  const more = length > mostNamed ? ` and ${length - mostNamed} more` : '';
  const files = `${counted(length, 'files')}: ${result.files.slice(0, mostNamed).join(', ')}${more}`;
  const kept = result.kept.length === 0 ? '' : `; ${result.kept.join(', ')} was there and stays`;
  return `${report}; ${result.outcome === 'written' ? 'wrote' : 'would write'} into ${folder} ${files}${kept}`;
}

/** What a build would refuse was wrong in the source, and has to be mended there or here. */
function refusedText(
  { refused }: Extract<ImportResult, { outcome: 'written' | 'planned' }>,
  into: string,
  { cwd }: Pick<Io, 'cwd'>,
): string {
  const folder = relative(cwd, into);
  const root = folder === '' ? '' : ` --root ${folder}`;
  return `a build refuses ${counted(refused, 'errors')} of the source until you fix ${refused === 1 ? 'it' : 'them'}: seedpress check${root}`;
}

const mostNamed = 8;

/** `1 interface`, of the noun in its plural. */
const counted = (count: number, nouns: string): string =>
  `${count} ${count === 1 ? nouns.replace(/s$/, '') : nouns}`;
