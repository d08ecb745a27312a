import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { chooseFormat, formatOption } from '../report/choose-format.js';
import { reportFindings } from '../report/report-findings.js';
import { schemaOf, schemaOption } from './schema-option.js';

export const check: Command = {
  name: 'check',
  summary: 'report all errors in the inputs, without writing anything',
  options: [{ flags: '--strict', description: 'treat warnings as errors' }, schemaOption, formatOption],
  examples: [
    'seedpress check',
    'seedpress check --strict --root fleet',
    'seedpress check --format sarif > seedpress.sarif',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { values, common } = invocation;
  const format = chooseFormat(invocation, io);
  const pipeline = await import('../../pipeline/check/check.js');
  const { diagnostics, devices, linesOf, schema } = await pipeline.check({
    ...common,
    version: io.version,
    strict: values.strict === true,
    jobs: io.cores,
    searchPath: io.searchPath,
    ...schemaOf(invocation, io),
  });
  return reportFindings({ diagnostics, looked: { devices }, schema }, io, {
    format,
    common,
    root: common.root,
    linesOf,
  });
}
