import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, as main.ts would, and catches what it prints. `io` replaces what is said here. */
export async function runCli(
  argv: readonly string[],
  { cwd, ...io }: { cwd: string } & Partial<Io>,
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    stdout: (text) => {
      stdout += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    stderr: (text) => {
      stderr += text;
    },
    stdin: () => Promise.resolve(Buffer.alloc(0)),
    isTerminal: false,
    isOutputTerminal: false,
    hasColours: false,
    cwd,
    searchPath: process.env.PATH ?? '',
    // What the machine has installed must not decide what a test sees.
    libraryFolders: [],
    cores: 2,
    version: '0.0.0-test',
    now: () => 0,
    interrupted: () => AbortSignal.timeout(60_000),
    ...io,
  });
  return { code, stdout, stderr };
}
