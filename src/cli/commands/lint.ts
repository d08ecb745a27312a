import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { chooseFormat, formatOption } from '../report/choose-format.js';
import { reportFindings } from '../report/report-findings.js';

export const lint: Command = {
  name: 'lint',
  summary: 'find every mistake in files of user-data or MIME, from wherever they are',
  operands: ['<file...>'],
  options: [
    { flags: '--strict', description: 'treat warnings as errors' },
    { flags: '--os <name>', description: 'what the guests run: linux (the default) or windows' },
    formatOption,
  ],
  examples: [
    'seedpress lint user-data',
    'seedpress lint --format github *.cloud-config',
    'cloud-init devel make-mime -a a.sh:x-shellscript | seedpress lint -',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { operands, values, common } = invocation;
  const format = chooseFormat(invocation, io);
  const os = osOf(values);
  const inputs = await Promise.all(operands.map((operand) => readInput(operand, io)));
  const pipeline = await import('../../pipeline/lint.js');
  const { diagnostics, texts } = pipeline.lint(inputs, { strict: values.strict === true, os });
  return reportFindings({ diagnostics, looked: { files: inputs.length } }, io, {
    format,
    common: { ...common, root: io.cwd },
    texts,
  });
}

function osOf({ os = 'linux' }: Invocation['values']): 'linux' | 'windows' {
  if (os === 'linux' || os === 'windows') return os;
  throw new UsageError(`--os "${String(os)}" is neither linux nor windows`);
}

async function readInput(operand: string, { cwd, stdin }: Io) {
  if (operand === '-') return { file: '<stdin>', bytes: await stdin() };
  try {
    return { file: operand, bytes: readFileSync(resolve(cwd, operand)) };
  } catch (error) {
    throw new UsageError(`${operand} cannot be read: ${reasons[codeOf(error)] ?? codeOf(error)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
};

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}
