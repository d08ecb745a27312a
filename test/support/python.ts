import { spawnSync } from 'node:child_process';

/** Debian's Python, which sees Debian's cloud-init; another `python3` may come first in PATH. */
export const python = '/usr/bin/python3';

/**
 * Runs a script in Debian's Python and gives back what it prints. Throws with the script's stderr when it fails;
 * `args` are its sys.argv[1:], `input` its stdin, `env` is added to the environment.
 */
export function runPython(script: string, { args = [], input = '', env = {} }: PythonOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(python, ['-c', script, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw new Error(`${python} did not run`, { cause: error });
  if (status !== 0) throw new Error(`${python} ended with ${status}:\n${stderr}`);
  return stdout;
}

export interface PythonOptions {
  readonly args?: readonly string[];
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}
