import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.js';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs on until it is interrupted. */
export interface RunningCli {
  /** What it printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** As Ctrl-C does; resolves when the command is over. */
  readonly interrupt: () => Promise<CliResult>;
  readonly over: Promise<CliResult>;
}

/** Runs a command line in this process, as main.ts would, and catches what it prints. */
export const runCli = async (argv: readonly string[], { cwd }: { cwd: string }): Promise<CliResult> =>
  start(argv, { cwd, interrupted: () => AbortSignal.timeout(60_000) }).over;

/** The same for a command that does not end by itself; it is interrupted when the test is over. */
export function startCli(
  argv: readonly string[],
  { cwd, isTerminal = false }: { cwd: string; isTerminal?: boolean },
): RunningCli {
  const controller = new AbortController();
  const started = start(argv, { cwd, interrupted: () => controller.signal, isTerminal });
  const interrupt = async (): Promise<CliResult> => {
    controller.abort();
    return started.over;
  };
  onTestFinished(async () => void (await interrupt()));
  return { ...started, interrupt };
}

function start(
  argv: readonly string[],
  {
    cwd,
    interrupted,
    isTerminal = false,
  }: { cwd: string; interrupted: () => AbortSignal; isTerminal?: boolean },
) {
  let stdout = '';
  let stderr = '';
  const code = run(argv, {
    stdout: (text) => {
      stdout += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    stderr: (text) => {
      stderr += text;
    },
    isTerminal,
    cwd,
    searchPath: process.env.PATH ?? '',
    cores: 2,
    version: '0.0.0-test',
    now: () => 0,
    interrupted,
  });
  const over = code.then((value) => ({ code: value, stdout, stderr }));
  return { stdout: () => stdout, stderr: () => stderr, over };
}
