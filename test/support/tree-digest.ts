import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** One digest of a whole tree: every name with its kind, its mode and its content or where it leads. */
export function treeDigest(root: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const stat = lstatSync(join(root, path));
    hash.update(`${path}\0${stat.mode.toString(8)}\0`);
    if (stat.isSymbolicLink()) hash.update(readlinkSync(join(root, path)));
    else if (stat.isFile()) hash.update(readFileSync(join(root, path)));
    hash.update('\0');
  }
  return hash.digest('hex');
}
