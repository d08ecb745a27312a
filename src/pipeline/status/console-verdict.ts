import { type BootVerdict, consoleReader } from '../../attach/boot-verdict.js';
import { consoleLine } from '../../attach/console-line.js';
import { endOfFile } from '../../sinks/end-of-file.js';
import type { ConsoleFile } from './console-files.js';

/** What a machine's console showed of its last boot. */
export interface ConsoleVerdict extends BootVerdict {
  /** By the guest's own clock where cloud-init said so, else when the file was last written to; ms since 1970. */
  readonly finishedAt?: number;
}

/** A console that is written to for months; the last boot is at its end. */
const maxBytes = 4 * 1024 * 1024;

export function consoleVerdict(
  { path, mtimeMs }: Pick<ConsoleFile, 'path' | 'mtimeMs'>,
  { finalMessages }: { finalMessages: readonly RegExp[] },
): ConsoleVerdict {
  let reader = consoleReader({ finalMessages });
  let at: number | undefined;
  for (const raw of endOfFile(path, { maxBytes }).split(/\r*\n/)) {
    const line = consoleLine(raw);
    if (/Cloud-init v\. \S+ running 'init-local'/.test(line)) {
      reader = consoleReader({ finalMessages });
      at = undefined;
    }
    reader.read(line);
    at = finishedAtIn(line) ?? at;
  }
  const verdict = reader.verdict();
  return verdict.isFinished ? { ...verdict, finishedAt: at ?? mtimeMs } : verdict;
}

function finishedAtIn(line: string): number | undefined {
  const text = /Cloud-init v\. \S+ finished at (.+?)\. Datasource/.exec(line)?.[1];
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : at;
}
