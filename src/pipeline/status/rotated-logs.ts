import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { namesIn } from '../../sinks/names-in.js';

/**
 * The lines of what was rotated away from a log before: `access.log.1`, `access.log.2.gz`, `access.log-20250131`, and as
 * Caddy does it `access-2025-01-31T12-00-00.000.log`. The file with the inode `except` is left out: it was the log itself
 * a moment ago.
 */
export function readRotatedLogs(
  path: string,
  { except, onLine }: { except: number; onLine: (line: string) => void },
): void {
  for (const file of rotatedNames(path).map((name) => join(dirname(path), name))) {
    if (statSync(file).ino === except) continue;
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const line of text.split('\n')) onLine(line);
  }
}

function rotatedNames(path: string): readonly string[] {
  const isRotated = (name: string): boolean =>
    isNumbered(name, basename(path)) || isOfCaddy(name, parse(path));
  return namesIn(dirname(path)).filter(isRotated).sort();
}

const isNumbered = (name: string, start: string): boolean =>
  name.startsWith(start) &&
  /^(?:\.[0-9]{1,4}|[.-][0-9]{8}(?:[-_T]?[0-9]+)?)(?:\.gz)?$/.test(name.slice(start.length));

function isOfCaddy(name: string, { name: stem, ext }: { name: string; ext: string }): boolean {
  const bare = name.replace(/\.gz$/, '');
  const isBetween = bare.startsWith(`${stem}-`) && bare.endsWith(ext);
  return (
    isBetween &&
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9.-]+$/.test(bare.slice(stem.length + 1, bare.length - ext.length))
  );
}
