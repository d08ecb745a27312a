import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../command.js';
import type { Io } from '../io.js';

/** The password in the file that --report names, without its line end; a short one is refused. */
export function passwordOf(path: string | boolean | undefined, { cwd }: Pick<Io, 'cwd'>): string | undefined {
  if (typeof path !== 'string') return undefined;
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new UsageError(`--report ${path} cannot be read: ${(error as Error).message}`);
  }
  if (text.length < shortest || text.includes('\n'))
    throw new UsageError(
      `--report ${path} holds no password; expected one line of at least ${shortest} characters, like that of 'openssl rand -hex 16'`,
    );
  return text;
}

const shortest = 12;
