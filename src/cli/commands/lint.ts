import { type Budget, parseBudget } from '../../domain/budget.js';

import type { Parsed } from '../../domain/parsed.js';
import { parseVersionRange } from '../../domain/version-range.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { readInput } from '../read-input.js';
import { chooseFormat, formatOption } from '../report/choose-format.js';
import { reportFindings } from '../report/report-findings.js';
import { schemaOf, schemaOption } from './schema-option.js';

export const lint: Command = {
  name: 'lint',
  summary: 'report all errors in user-data, meta-data, network-config, a seed folder or a seed image',
  operands: ['<file...>'],
  options: [
    { flags: '--strict', description: 'treat warnings as errors' },
    { flags: '--os <name>', description: 'operating system of the guests: linux (default) or windows' },
    {
      flags: '--cloud-init <range>',
      description:
        'cloud-init versions your guests run, like ">=22.4 <27"; version-specific warnings depend on it',
    },
    {
      flags: '--budget <size>',
      description: 'largest allowed file: a number of bytes, or a platform like kubevirt',
    },
    schemaOption,
    formatOption,
  ],
  examples: [
    'seedpress lint user-data',
    'seedpress lint seed/ old-vm.iso',
    'seedpress lint --format github *.cloud-config',
    'seedpress lint --cloud-init ">=22.4 <27" --budget 16384 user-data',
    'cloud-init devel make-mime -a a.sh:x-shellscript | seedpress lint -',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { operands, values, common } = invocation;
  const format = chooseFormat(invocation, io);
  const options = {
    strict: values.strict === true,
    os: osOf(values),
    cloudInit: parsedOption(values.cloudInit, { flag: '--cloud-init', parse: parseVersionRange }),
    budget: await budgetOf(values),
    ...schemaOf(invocation, io),
  };
  const inputs = await Promise.all(operands.map((operand) => readInput(operand, io, { verb: 'lint' })));
  const pipeline = await import('../../pipeline/check/lint.js');
  const { searchPath, cores: jobs } = io;
  const { diagnostics, files, linesOf, schema } = await pipeline.lint(inputs, {
    ...options,
    searchPath,
    jobs,
  });
  return reportFindings({ diagnostics, looked: { files }, schema }, io, {
    format,
    common,
    linesOf,
  });
}

function osOf({ os = 'linux' }: Invocation['values']): 'linux' | 'windows' {
  if (os === 'linux' || os === 'windows') return os;
  throw new UsageError(`unknown --os "${String(os)}"; expected linux or windows`);
}

async function budgetOf({ budget }: Invocation['values']): Promise<Budget | undefined> {
  if (budget === undefined) return undefined;
  const { budgets } = await import('../../pipeline/check/budgets.js');
  return parsedOption(budget, { flag: '--budget', parse: (text) => parseBudget(text, { named: budgets() }) });
}

/** The value of an option that may be left out. */
function parsedOption<Value>(
  text: Invocation['values'][string],
  { flag, parse }: { flag: string; parse: (text: string) => Parsed<Value> },
): Value | undefined {
  if (typeof text !== 'string') return undefined;
  const parsed = parse(text);
  if (!parsed.ok) throw new UsageError(`${flag}: ${parsed.found}; expected ${parsed.expected}`);
  return parsed.value;
}
