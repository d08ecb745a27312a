import type { Io } from './io.js';
import { helpTexts as textsOf } from './run.js';

/** What --help prints where no terminal says how wide it is; the compile step keeps it, and main.js prints it without loading a command. */
export const helpTexts = (): Promise<Readonly<Record<string, string>>> =>
  textsOf({ version: '', stdout: () => {}, stderr: () => {} } as unknown as Io, 80);
