import { isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { countMistakes, diagnosticJson } from '../report/diagnostics.js';
import { schemaOf, schemaOption } from './schema-option.js';

export const check: Command = {
  name: 'check',
  summary: 'find every mistake in the inputs and write nothing',
  options: [{ flags: '--strict', description: 'treat warnings as errors' }, schemaOption],
  examples: ['seedpress check', 'seedpress check --strict --root fleet', 'seedpress check --json'],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { values, common } = invocation;
  const pipeline = await import('../../pipeline/check.js');
  const { diagnostics, devices } = await pipeline.check({
    ...common,
    version: io.version,
    strict: values.strict === true,
    jobs: io.cores,
    searchPath: io.searchPath,
    ...schemaOf(invocation, io),
  });
  if (common.json)
    io.stdout(`${JSON.stringify({ devices, diagnostics: diagnostics.map(diagnosticJson) }, null, 2)}\n`);
  else for (const diagnostic of diagnostics) io.stdout(`${formatDiagnostic(diagnostic)}\n`);
  if (!common.quiet && !common.json)
    io.stderr(`seedpress: ${devices} devices checked, ${countMistakes(diagnostics)}\n`);
  return diagnostics.some(isError) ? 1 : 0;
}
