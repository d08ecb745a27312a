import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Leaves of the compiler's declarations those that a door of the library leads to.
 * @param {string} folder absolute
 * @param {readonly string[]} doors
 */
export function keepTypesOf(folder, doors) {
  /** @type {Set<string>} */
  const reached = new Set();
  const open = doors.map((name) => join(folder, `${name}.d.ts`));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(named))
      open.push(join(dirname(path), `${name}.d.ts`));
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
  removeEmpty(folder);
}

/** `from './device.js'` and `import('./device.js')`, whose types stand in device.d.ts. */
const named = /(?:from |import\()['"](\.[^'"]+)\.js['"]/g;

/**
 * @param {string} folder
 * @returns {boolean} whether nothing is left of it
 */
function removeEmpty(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const left = entries.filter((entry) => !(entry.isDirectory() && removeEmpty(join(folder, entry.name))));
  if (left.length === 0) rmdirSync(folder);
  return left.length === 0;
}
