import { relative, resolve } from 'node:path';
import type { InitResult } from '../../pipeline/init/init.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import { importJson, runImport, siteNames, tellImport } from '../import/run-import.js';
import type { ExitCode, Io } from '../io.js';
import { nextCommand } from '../report/next-command.js';

export const init: Command = {
  name: 'init',
  isDeed: true,
  summary: 'create a small site that builds, and the secret for tokens',
  operands: ['[dir-or-path]', '[dir]'],
  options: [
    { flags: '--secret', description: 'create only the secret, for an existing site' },
    { flags: '--autoinstall', description: 'create a site for unattended installs of Ubuntu' },
    {
      flags: '--from <kind>',
      description: `create the site by an import: init --from <kind> <path> [dir] (${siteNames.join(', ')})`,
    },
  ],
  examples: [
    'seedpress init fleet',
    'seedpress init --autoinstall fleet',
    'seedpress init --from seed /srv/seeds fleet',
    'seedpress init --secret',
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  if (typeof values.from === 'string') return initFrom(values.from, { operands, values, common }, io);
  const [dir, second] = operands;
  if (second !== undefined) throw new UsageError(`too many folders: ${second}; two are for --from`);
  const root = dir === undefined ? common.root : resolve(io.cwd, dir);
  const pipeline = await import('../../pipeline/init/init.js');
  const starter = values.autoinstall === true ? 'autoinstall' : 'starter';
  const result = pipeline.init({ root, content: values.secret === true ? 'secret' : starter });
  if (result.outcome === 'refused') return refuse(result, common, io);
  if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  if (common.quiet || common.json) return 0;
  const place = relative(io.cwd, root);
  io.stderr(`seedpress: created ${result.made.join(', ')} in ${place || '.'}\n`);
  if (result.kept.includes('.gitignore'))
    io.stderr('  .gitignore was there and stays; it should hold /out/ and /.seedpress/\n');
  if (values.secret !== true) io.stderr(`  next: ${nextCommand('seedpress build', { root, cwd: io.cwd })}\n`);
  return 0;
}

/** A new site out of what somebody has. What is refused leaves nothing behind. */
async function initFrom(
  kind: string,
  { operands, values, common }: Omit<Invocation, 'tree'>,
  io: Io,
): Promise<ExitCode> {
  if (values.secret === true || values.autoinstall === true)
    throw new UsageError('--from makes a site of its own; remove --secret and --autoinstall');
  const [path, dir] = operands;
  if (path === undefined)
    throw new UsageError(`the path to import is missing: seedpress init --from ${kind} PATH`);
  const root = dir === undefined ? common.root : resolve(io.cwd, dir);
  const pipeline = await import('../../pipeline/init/init.js');
  const taken = pipeline.takenBySite(root);
  if (taken.length > 0) return refuse({ outcome: 'refused', taken }, { json: common.json }, io);
  const request = { kind, path, into: undefined, dryRun: false, givesSite: true };
  const result = await runImport(request, { ...common, root }, io);
  const made = result.outcome === 'written' ? pipeline.init({ root, content: 'own' }) : undefined;
  if (common.json)
    io.stdout(
      `${JSON.stringify({ ...importJson(result), ...(made?.outcome === 'made' && { made: made.made }) }, null, 2)}\n`,
    );
  if (!tellImport(result, { into: root, quiet: common.quiet }, io)) return 1;
  if (common.quiet || common.json) return 0;
  io.stderr(`  next: ${nextCommand('seedpress build', { root, cwd: io.cwd })}\n`);
  return 0;
}

function refuse(
  result: Extract<InitResult, { outcome: 'refused' }>,
  { json }: { json: boolean },
  io: Io,
): ExitCode {
  if (json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  const { taken } = result;
  io.stderr(`seedpress: nothing was written, because ${taken.join(', ')} ${isOrAre(taken)} there already\n`);
  return 1;
}

const isOrAre = ({ length }: readonly string[]): string => (length === 1 ? 'is' : 'are');
