import { parseShard, type Shard } from '../../domain/shard.js';
import type { BuildShardOptions } from '../../pipeline/shards/build-shard.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { buildFrames } from '../report/build-frames.js';
import { buildJson } from '../report/build-json.js';
import { buildSummary } from '../report/build-summary.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { progressLine } from '../report/progress.js';
import { noSchemaLine } from '../report/schema-text.js';
import { shardJson, shardSummary } from '../report/shard-summary.js';
import { keepOf } from './keep.js';
import { schemaOf, schemaOption } from './schema-option.js';
import { signerOf, signOption } from './sign-option.js';

export const build: Command = {
  name: 'build',
  isDeed: true,
  takesLock: true,
  summary: 'render all devices and publish the site in out/',
  options: [
    {
      flags: '--only <glob>',
      description: 'build only devices whose id matches; all others stay as they are',
    },
    { flags: '--strict', description: 'treat warnings as errors' },
    {
      flags: '--keep <n>',
      description: 'number of generations to keep, including the new one (default: 2)',
    },
    {
      flags: '--purge',
      description: 'delete all older generations',
    },
    {
      flags: '--shard <i/n>',
      description:
        'build only shard I of N, for merge; several machines can build their shards at the same time',
    },
    signOption,
    {
      flags: '--verify',
      description: 'read everything that is published, byte for byte, and repair what is damaged',
    },
    schemaOption,
  ],
  examples: [
    'seedpress build',
    "seedpress build --only 'web-*'",
    'seedpress build --root fleet --out /srv/seeds --strict',
    'seedpress build --shard 2/4',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { values, common } = invocation;
  const started = io.now();
  const shard = shardOf(values);
  const options = {
    ...common,
    version: io.version,
    strict: values.strict === true,
    verify: values.verify === true,
    keep: keepOf(values),
    jobs: io.cores,
    searchPath: io.searchPath,
    ...(await signerOf(values, io)),
    ...schemaOf(invocation, io),
  };
  if (shard !== undefined) return runShard({ ...options, shard }, { invocation, io });
  const progress = progressLine(io, common);
  // Loaded here and not above: --help and wrong usage need none of it.
  const pipeline = await import('../../pipeline/build/build.js');
  const result = await pipeline.build({
    ...options,
    ...(typeof values.only === 'string' ? { only: values.only } : {}),
    onProgress: progress.show,
  });
  progress.clear();
  if (common.json) io.stdout(buildJson(result, common));
  if (!common.json) {
    reportDiagnostics(result.diagnostics, {
      stderr: io.stderr,
      consequence: '; nothing was written',
      ...buildFrames(result, { io, common }),
    });
  }
  if (result.outcome === 'refused') return 1;
  if (!common.quiet && !common.json) {
    io.stderr(buildSummary(result, { ...common, cwd: io.cwd, elapsedMs: io.now() - started }));
    if (result.outcome === 'published') io.stderr(noSchemaLine(result.schema, { inSite: true }));
  }
  return 0;
}

async function runShard(
  options: BuildShardOptions,
  { invocation: { common }, io }: { invocation: Invocation; io: Io },
): Promise<ExitCode> {
  const started = io.now();
  const progress = progressLine(io, common);
  const { buildShard } = await import('../../pipeline/shards/build-shard.js');
  const result = await buildShard({ ...options, onProgress: progress.show });
  progress.clear();
  if (common.json) io.stdout(shardJson(result));
  else {
    const consequence = '; nothing was written';
    reportDiagnostics(result.diagnostics, {
      stderr: io.stderr,
      consequence,
      ...buildFrames(result, { io, common }),
    });
  }
  if (result.outcome === 'refused') return 1;
  if (!common.quiet && !common.json)
    io.stderr(shardSummary(result, { cwd: io.cwd, elapsedMs: io.now() - started }));
  return 0;
}

function shardOf({ shard: text, ...others }: Invocation['values']): Shard | undefined {
  if (typeof text !== 'string') return undefined;
  // What is signed is a whole site: merge does it.
  for (const name of ['only', 'keep', 'purge', 'sign'])
    if (others[name] !== undefined) throw new UsageError(`--shard and --${name} do not go together`);
  const shard = parseShard(text);
  if (shard === undefined)
    throw new UsageError(`--shard "${text}" is not one of several parts; expected I/N, like 2/4`);
  return shard;
}
