import { readFileSync, statSync } from 'node:fs';
import { Lines } from './lines.js';

/**
 * Ledgers that this process has read or written. A build asks for the same one five times, and nobody writes to one again: a file with
 * the same inode that changed at the same time holds the same. What nobody else holds is let go.
 */
const known = new Map<string, WeakRef<Lines>>();

/** The lines of a file. Throws where it is missing or damaged. */
export function linesIn(path: string): Lines {
  const key = keyOf(path);
  const lines = known.get(key)?.deref() ?? new Lines(readFileSync(path));
  known.set(key, new WeakRef(lines));
  return lines;
}

/** Keeps what was just written. */
export function rememberLines(path: string, lines: Lines): void {
  known.set(keyOf(path), new WeakRef(lines));
}

function keyOf(path: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
