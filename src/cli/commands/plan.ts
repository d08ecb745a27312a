import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { areResultsColoured } from '../report/colours.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { painter } from '../report/formats/painter.js';
import { planJson } from '../report/plan-json.js';
import { hasChanges, planSummary } from '../report/plan-summary.js';
import { planText } from '../report/plan-text.js';
import { signerOf, signOption } from './sign-option.js';

export const plan: Command = {
  name: 'plan',
  summary: 'show what a build would change in the published site, without writing anything',
  options: [
    { flags: '--only <glob>', description: 'show only what build --only would change' },
    { flags: '--brief', description: 'name devices and files, but do not show their differences' },
    { flags: '--strict', description: 'treat warnings as errors' },
    { flags: signOption.flags, description: 'the private key that build will sign with' },
  ],
  examples: ['seedpress plan', "seedpress plan --brief --only 'web-*'", 'seedpress plan --json'],
  exitCodes: '0 no changes, 10 changes',
  run,
};

async function run({ values, common }: Invocation, io: Io): Promise<ExitCode> {
  const pipeline = await import('../../pipeline/plan/plan.js');
  const result = await pipeline.plan({
    ...common,
    version: io.version,
    ...(typeof values.only === 'string' ? { only: values.only } : {}),
    strict: values.strict === true,
    searchPath: io.searchPath,
    ...(await signerOf(values, io)),
  });
  const isBrief = values.brief === true;
  if (common.json) io.stdout(planJson(result, { isBrief }));
  else reportDiagnostics(result.diagnostics, io);
  if (result.outcome === 'refused') return 1;
  const paint = painter({ hasColours: areResultsColoured(io) });
  if (!common.json) io.stdout(planText(result, { isBrief, paint }));
  if (!common.json && !common.quiet) io.stderr(planSummary(result, { ...common, cwd: io.cwd }));
  return hasChanges(result) ? 10 : 0;
}
