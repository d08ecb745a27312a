import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a log, empty where it is new, and its folder. */
export function makeLog(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, '');
}

/** Adds a line to a log. It is opened each time, so that whoever rotates logs can move it away. */
export const appendLine = (path: string, line: string): void => appendFileSync(path, `${line}\n`);
