import { relative, resolve } from 'node:path';
import type { SeedResult } from '../../pipeline/seed/seed.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { readInput } from '../read-input.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { diagnosticJson } from '../report/formats/json.js';
import { oneOf } from './one-of.js';
import { schemaOf, schemaOption } from './schema-option.js';

export const seed: Command = {
  name: 'seed',
  isDeed: true,
  summary: 'make one seed image of user-data, meta-data and network-config, without an inventory',
  operands: ['<file...>'],
  options: [
    { flags: '-o, --output <file>', description: 'the image (default: seed.iso)' },
    { flags: '--format <name>', description: 'file system: iso9660 (the default) or vfat' },
    { flags: '--hostname <name>', description: 'host name, for a seed without meta-data' },
    { flags: '--force', description: 'overwrite the image if it exists' },
    { flags: '--strict', description: 'treat warnings as errors' },
    { flags: '--os <name>', description: 'operating system of the guest: linux (the default) or windows' },
    schemaOption,
  ],
  details: [
    'Takes a folder or files. A file is recognized by its name, or else by its content. Without meta-data, seed makes one, whose',
    'instance-id depends on the content.',
  ],
  examples: [
    'seedpress seed user-data meta-data -o seed.iso',
    'seedpress seed vm1/ -o vm1.iso',
    'seedpress seed cloud.config network-config --hostname web-01',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { operands, values, common } = invocation;
  const format =
    values.format === undefined ? 'iso9660' : oneOf('--format', values.format, ['iso9660', 'vfat']);
  const os = values.os === undefined ? 'linux' : oneOf('--os', values.os, ['linux', 'windows']);
  const name = typeof values.output === 'string' ? values.output : 'seed.iso';
  if (name === '-') throw new UsageError('--output is a file: an image is not written to standard output');
  const output = resolve(io.cwd, name);
  const inputs = await Promise.all(operands.map((operand) => readInput(operand, io, { verb: 'seed' })));
  const pipeline = await import('../../pipeline/seed/seed.js');
  const result = await pipeline.seed(inputs, {
    output,
    format: format === 'vfat' ? 'vfat' : 'iso9660',
    os: os === 'windows' ? 'windows' : 'linux',
    force: values.force === true,
    strict: values.strict === true,
    ...(typeof values.hostname === 'string' ? { hostname: hostnameOf(values.hostname) } : {}),
    searchPath: io.searchPath,
    jobs: io.cores,
    ...schemaOf(invocation, io),
  });
  if (common.json) io.stdout(`${JSON.stringify(jsonOf(result, output), null, 2)}\n`);
  else reportDiagnostics(result.diagnostics, { stderr: io.stderr, consequence: '; nothing was written' });
  if (result.outcome === 'refused') {
    if (result.why !== undefined) io.stderr(`seedpress: ${name} was not written: ${result.why}\n`);
    return 1;
  }
  if (!common.quiet && !common.json) io.stderr(textOf(result, relative(io.cwd, output)));
  return 0;
}

function hostnameOf(name: string): string {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(name)) return name;
  throw new UsageError(`--hostname "${name}" is not a host name, like web-01`);
}

type Written = Extract<SeedResult, { outcome: 'written' }>;

function textOf({ label, files, left, madeMetaData, size }: Written, path: string): string {
  const lines = [`seedpress: ${path}, ${size / 1024} KiB, label ${label}: ${files.join(', ')}`];
  if (madeMetaData) lines.push('  meta-data was made; its instance-id changes with the content');
  if (left.length > 0) lines.push(`  left out, because no client reads it from a seed: ${left.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

const jsonOf = (result: SeedResult, path: string): object => ({
  ...result,
  path,
  diagnostics: result.diagnostics.map(diagnosticJson),
});
