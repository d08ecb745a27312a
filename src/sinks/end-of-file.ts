import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The last bytes of a file as text, of a long one no more than `maxBytes`. */
export function endOfFile(path: string, { maxBytes }: { maxBytes: number }): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, maxBytes));
    const length = readSync(file, buffer, 0, buffer.length, Math.max(0, size - maxBytes));
    return buffer.toString('utf8', 0, length);
  } finally {
    closeSync(file);
  }
}
