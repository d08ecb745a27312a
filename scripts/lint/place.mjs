import { isAbsolute, relative, sep } from 'node:path';
import { inRoot } from '../lib/root.mjs';

const sourceFolder = inRoot('src');

/**
 * Where a file stands: its floor (`layouts`) or its own name when it lies in src/ itself (`main.ts`);
 * undefined for a file outside src/.
 * @param {string} file absolute path
 * @returns {string | undefined}
 */
export function placeOf(file) {
  const path = relative(sourceFolder, file);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path.split(sep)[0];
}
