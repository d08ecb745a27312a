import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io.js';
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

/** Runs a command line in this process, as main.ts would, and catches what it prints. `world` replaces what is said here. */
export const runCli = async (
  argv: readonly string[],
  world: { cwd: string } & Partial<Io>,
): Promise<CliResult> => start(argv, { interrupted: () => AbortSignal.timeout(60_000), ...world }).over;

/** The same for a command that does not end by itself; it is interrupted when the test is over. */
export function startCli(argv: readonly string[], world: { cwd: string } & Partial<Io>): RunningCli {
  const controller = new AbortController();
  const started = start(argv, { ...world, interrupted: () => controller.signal });
  const interrupt = async (): Promise<CliResult> => {
    controller.abort();
    return started.over;
  };
  onTestFinished(async () => void (await interrupt()));
  return { ...started, interrupt };
}

function start(argv: readonly string[], world: Pick<Io, 'cwd' | 'interrupted'> & Partial<Io>) {
  let stdout = '';
  let stderr = '';
  const code = run(argv, {
    stdout: (text) => {
      stdout += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    stderr: (text) => {
      stderr += text;
    },
    isOutputBehind: () => false,
    lostOutput: async () => undefined,
    stdin: () => Promise.resolve(Buffer.alloc(0)),
    isTerminal: false,
    isOutputTerminal: false,
    hasColours: false,
    environment: {},
    searchPath: process.env.PATH ?? '',
    // What the machine has installed must not decide what a test sees.
    libraryFolders: [],
    cores: 2,
    version: '0.0.0-test',
    now: () => 0,
    ...world,
  });
  const over = code.then((value) => ({ code: value, stdout, stderr }));
  return { stdout: () => stdout, stderr: () => stderr, over };
}
