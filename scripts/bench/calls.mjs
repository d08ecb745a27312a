import { lstatSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes down what stands in a finished output folder: what bare-calls.mjs makes again.
 * @param {string} out
 * @param {string} path of the list
 * @returns {{ names: number, inodes: number, bytes: number }} what it takes, bytes by blocks
 */
export function listCalls(out, path) {
  /** @type {string[]} */
  const lines = [];
  /** @type {Map<number, string>} */
  const known = new Map();
  const taken = { names: 0, inodes: 0, bytes: 0 };
  /** @param {string} folder */
  const walk = (folder) => {
    for (const name of readdirSync(join(out, folder))) {
      const below = folder === '' ? name : `${folder}/${name}`;
      const stat = lstatSync(join(out, below));
      taken.names += 1;
      if (!known.has(stat.ino)) {
        taken.inodes += 1;
        taken.bytes += stat.blocks * 512;
      }
      if (stat.isDirectory()) {
        lines.push(`d\t${below}`);
        walk(below);
      } else if (stat.isSymbolicLink()) lines.push(`s\t${readlinkSync(join(out, below))}\t${below}`);
      else if (known.has(stat.ino)) lines.push(`h\t${known.get(stat.ino)}\t${below}`);
      else {
        known.set(stat.ino, below);
        lines.push(`f\t${Math.min(stat.size, 1 << 20)}\t${below}`);
      }
    }
  };
  walk('');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return taken;
}
