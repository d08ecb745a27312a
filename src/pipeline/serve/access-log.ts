import { join } from 'node:path';
import { appendLines, makeLog } from '../../sinks/log-file.js';

/** Where our web servers write who asked for what: all with a configuration of host/ but Caddy, and `serve`. */
export const accessLogPath = (out: string): string => join(out, 'run', 'access.log');

/** Caddy writes another form, and rotates by itself. */
export const caddyLogPath = (out: string): string => join(out, 'run', 'caddy-access.log');

/**
 * Opens an access log; the function that comes back adds a record. A line that cannot be written is lost: answers are
 * worth more than their record. `onFailure` is told the first time, with what the system says.
 */
export function openAccessLog(
  path: string,
  { onFailure }: { onFailure: (reason: string) => void },
): (record: object) => void {
  let hasFailed = false;
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (!hasFailed) onFailure((error as Error).message);
      hasFailed = true;
    }
  };
  attempt(() => makeLog(path));
  let lines = '';
  const flush = (): void => {
    const now = lines;
    lines = '';
    attempt(() => appendLines(path, now));
  };
  return (record) => {
    // Of requests that are answered in one go the lines are written in one go.
    if (lines === '') setImmediate(flush);
    lines += `${JSON.stringify(record)}\n`;
  };
}
