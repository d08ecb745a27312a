import type { BuildResult } from '../../pipeline/build/build.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { buildJson } from '../report/build-json.js';
import { buildSummary } from '../report/build-summary.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { formatContext } from '../report/format-context.js';
import { progressLine } from '../report/progress.js';
import { noSchemaLine } from '../report/schema-text.js';
import { keepOf } from './keep.js';
import { schemaOf, schemaOption } from './schema-option.js';

export const build: Command = {
  name: 'build',
  isDeed: true,
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
    schemaOption,
  ],
  examples: [
    'seedpress build',
    "seedpress build --only 'waf-*'",
    'seedpress build --root fleet --out /srv/seeds --strict',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { values, common } = invocation;
  const started = io.now();
  const keep = keepOf(values);
  const progress = progressLine(io, common);
  // Loaded here and not above: --help and wrong usage need none of it.
  const pipeline = await import('../../pipeline/build/build.js');
  const result = await pipeline.build({
    ...common,
    version: io.version,
    ...(typeof values.only === 'string' ? { only: values.only } : {}),
    strict: values.strict === true,
    keep,
    jobs: io.cores,
    searchPath: io.searchPath,
    ...schemaOf(invocation, io),
    onProgress: progress.show,
  });
  progress.clear();
  if (common.json) io.stdout(buildJson(result, common));
  if (!common.json) {
    reportDiagnostics(result.diagnostics, {
      stderr: io.stderr,
      consequence: '; nothing was written',
      ...framesOf(result, { io, common }),
    });
  }
  if (result.outcome === 'refused') return 1;
  if (!common.quiet && !common.json) {
    io.stderr(buildSummary(result, { ...common, cwd: io.cwd, elapsedMs: io.now() - started }));
    if (result.outcome === 'published') io.stderr(noSchemaLine(result.schema, { inSite: true }));
  }
  return 0;
}

/** At a terminal mistakes show the lines that they are in. */
function framesOf(result: BuildResult, { io, common }: { io: Io; common: Invocation['common'] }) {
  if (!io.isTerminal || !('linesOf' in result)) return {};
  return { frames: formatContext(io, { root: common.root, linesOf: result.linesOf }) };
}
