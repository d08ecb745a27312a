import { resolve } from 'node:path';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { buildFrames } from '../report/build-frames.js';
import { buildJson } from '../report/build-json.js';
import { buildSummary } from '../report/build-summary.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { keepOf } from './keep.js';
import { schemaOf, schemaOption } from './schema-option.js';
import { signerOf, signOption } from './sign-option.js';

export const merge: Command = {
  name: 'merge',
  isDeed: true,
  takesLock: true,
  summary: 'publish the shards of build --shard as one site',
  operands: ['[shard...]'],
  options: [
    {
      flags: '--keep <n>',
      description: 'number of generations to keep, including the new one (default: 2)',
    },
    { flags: '--purge', description: 'delete all older generations' },
    signOption,
    schemaOption,
  ],
  details: [
    'A shard is a folder that build --shard wrote. Without operands, merges those in out/shards.',
    'The inputs and the version of seedpress must be the same as for the shards. Merged shards are removed.',
  ],
  examples: ['seedpress merge', 'seedpress merge artifacts/*-of-4'],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { operands, values, common } = invocation;
  const started = io.now();
  const keep = keepOf(values);
  const pipeline = await import('../../pipeline/shards/merge.js');
  const result = await pipeline.merge({
    ...common,
    ...(await signerOf(values, io)),
    ...schemaOf(invocation, io),
    version: io.version,
    strict: false,
    keep,
    jobs: io.cores,
    searchPath: io.searchPath,
    paths: operands.map((path) => resolve(io.cwd, path)),
  });
  if (result.outcome === 'unfit') {
    if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
    for (const mistake of result.mistakes) io.stderr(`seedpress: ${mistake}\n`);
    return 1;
  }
  if (common.json) io.stdout(buildJson(result, common));
  else {
    const consequence = '; nothing was published';
    reportDiagnostics(result.diagnostics, {
      stderr: io.stderr,
      consequence,
      ...buildFrames(result, { io, common }),
    });
  }
  if (result.outcome === 'refused') return 1;
  if (!common.quiet && !common.json)
    io.stderr(buildSummary(result, { ...common, cwd: io.cwd, elapsedMs: io.now() - started }));
  return 0;
}
