import { relative, resolve } from 'node:path';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { nextCommand } from '../report/next-command.js';

export const init: Command = {
  name: 'init',
  isDeed: true,
  summary: 'create a small site that builds, and the secret for tokens',
  operands: ['[dir]'],
  options: [
    { flags: '--secret', description: 'create only the secret, for an existing site' },
    { flags: '--autoinstall', description: "a site for Ubuntu's installer, which then asks nothing" },
  ],
  examples: ['seedpress init fleet', 'seedpress init --autoinstall fleet', 'seedpress init --secret'],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [dir] = operands;
  const root = dir === undefined ? common.root : resolve(io.cwd, dir);
  const pipeline = await import('../../pipeline/init/init.js');
  const result = pipeline.init({
    root,
    secretOnly: values.secret === true,
    isAutoinstall: values.autoinstall === true,
  });
  if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  if (result.outcome === 'refused') {
    const names = result.taken.join(', ');
    io.stderr(`seedpress: nothing was written, because ${names} ${isOrAre(result.taken)} there already\n`);
    return 1;
  }
  if (common.quiet || common.json) return 0;
  const place = relative(io.cwd, root);
  io.stderr(`seedpress: created ${result.made.join(', ')} in ${place || '.'}\n`);
  if (result.kept.includes('.gitignore'))
    io.stderr('  .gitignore was there and stays; it should hold /out/ and /.seedpress/\n');
  if (values.secret !== true) io.stderr(`  next: ${nextCommand('seedpress build', { root, cwd: io.cwd })}\n`);
  return 0;
}

const isOrAre = ({ length }: readonly string[]): string => (length === 1 ? 'is' : 'are');
