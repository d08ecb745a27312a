import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a log, empty where it is new, and its folder. */
export function makeLog(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, '');
}

/** Adds whole lines to a log. It is opened each time, so that whoever rotates logs can move it away. */
export const appendLines = (path: string, lines: string): void => appendFileSync(path, lines);
