import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../lib/root.mjs';
import { entries, floors } from './floors.mjs';

const sourceFolder = inRoot('src');

/**
 * Where a file stands: its floor (`layouts`) or its own name when it lies in src/ itself (`main.ts`);
 * undefined for a file outside src/.
 * @param {string} file absolute path; `.js` stands for `.ts`, as in an import
 * @returns {string | undefined}
 */
export function placeOf(file) {
  const path = relative(sourceFolder, file);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  const [first = '', ...rest] = path.split(sep);
  return rest.length > 0 ? first : first.replace(/\.js$/, '.ts');
}

/**
 * What a place may import; undefined when the table does not know the place.
 * @param {string} place
 * @returns {readonly string[] | undefined}
 */
export const importsOf = (place) => floors[place] ?? entries[place];

/**
 * The file that a relative or absolute import names; undefined for a package.
 * @param {string} specifier
 * @param {string} importer absolute path of the importing file
 */
export function fileOf(specifier, importer) {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (!/^\.{0,2}(\/|$)/.test(specifier)) return undefined;
  return resolve(importer, '..', specifier);
}
