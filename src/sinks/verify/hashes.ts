import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { sha256 } from '../../domain/sha256.js';

/** SHA-256 of files by their inodes: of a fleet most files are names of few. */
export type Hashes = Map<number, string>;

/** The SHA-256 of each file below a path, by what follows the path; of what is no file, or may not be read, a word that is none. */
export function hashesBelow(path: string, hashes: Hashes): readonly (readonly [string, string])[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isDirectory())
    return readdirSync(path).flatMap((name) =>
      hashesBelow(`${path}/${name}`, hashes).map(([below, sum]) => [`/${name}${below}`, sum] as const),
    );
  if (!stat.isFile()) return [['', 'not a file']];
  // The owner's right to read is what a build gives under any umask.
  if ((stat.mode & 0o400) === 0) return [['', 'not readable']];
  const sum = hashes.get(stat.ino) ?? sha256(readFileSync(path));
  hashes.set(stat.ino, sum);
  return [['', sum]];
}
