import { resolve } from 'node:path';
import { importKinds } from '../../importers/kinds/index.js';
import type { Command, Invocation } from '../command.js';
import { importJson, importNames, runImport, tellImport } from '../import/run-import.js';
import type { ExitCode, Io } from '../io.js';

export const importCommand: Command = {
  name: 'import',
  summary: 'convert seeds, machines or another inventory into this one; nothing is overwritten',
  operands: ['<kind>', '<path>'],
  options: [
    {
      flags: '--into <dir>',
      description: 'folder that devices/ and templates/ are written to (default: the root)',
    },
    { flags: '--dry-run', description: 'print the files that the import would write, without writing them' },
  ],
  details: ['Kinds:', ...importNames.map((name) => `  ${name.padEnd(10)} ${importKinds[name]?.summary}`)],
  examples: ['seedpress import netplan /etc/netplan/50-cloud-init.yaml'],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [kind, path = ''] = operands;
  const into = typeof values.into === 'string' ? resolve(io.cwd, values.into) : undefined;
  const result = await runImport({ kind, path, into, dryRun: values.dryRun === true }, common, io);
  if (common.json) io.stdout(`${JSON.stringify(importJson(result), null, 2)}\n`);
  else if (result.outcome === 'text') io.stdout(result.text);
  return tellImport(result, { into: into ?? common.root, quiet: common.quiet }, io) ? 0 : 1;
}
