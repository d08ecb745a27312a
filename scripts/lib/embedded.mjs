import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inRoot } from './root.mjs';

// Python and shell stand in src/ as files of their own, for their linters and for people; what we ship is JavaScript alone. A
// source that wants the text of x.py imports `text` from './x.py.js', a module that the compile step writes into dist/,
// and Vite makes up where tests run on src/ itself.
const embedded = /\.(?:py|sh)$/;

/**
 * The files of src/ that are embedded, by their paths in the repository.
 * @returns {readonly string[]}
 */
export function embeddedFiles() {
  return readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => embedded.test(path))
    .map((path) => join('src', path))
    .sort();
}

/**
 * The text of the module that stands for a file.
 * @param {string} file absolute
 */
export function moduleOf(file) {
  return `export const text = ${JSON.stringify(readFileSync(file, 'utf8'))};\n`;
}

/** The plugin that gives these modules to Vite. */
export const embeddedModules = {
  name: 'seedpress-embedded',
  enforce: /** @type {const} */ ('pre'),
  /**
   * @param {string} id
   * @param {string | undefined} importer
   */
  resolveId(id, importer) {
    const isOurs = id.startsWith('.') && embedded.test(id.replace(/\.js$/, ''));
    return isOurs && importer !== undefined ? resolve(dirname(importer), id) : undefined;
  },
  /** @param {string} id */
  load(id) {
    const file = id.replace(/\.js$/, '');
    return file !== id && embedded.test(file) ? moduleOf(file) : undefined;
  },
};
