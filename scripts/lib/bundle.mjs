import { createRequire } from 'node:module';
import { inRoot } from './root.mjs';

/** The doors of src/: the command line, and what package.json exports. */
const entries = ['main', 'index', 'iso', 'lint', 'yaml'];

/**
 * Joins the compiled files of a folder into few: a module costs more to find than to run, and a command loads a hundred of them. What
 * is imported late stays apart, and so do the packages of others.
 * @param {string} compiled below the root
 * @param {string} folder below the root
 */
export function bundle(compiled, folder) {
  // Loaded late: this module is also read before anything is installed.
  const { buildSync } = /** @type {typeof import('esbuild')} */ (createRequire(import.meta.url)('esbuild'));
  buildSync({
    entryPoints: entries.map((name) => inRoot(`${compiled}/${name}.js`)),
    outdir: inRoot(folder),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.12',
    packages: 'external',
    charset: 'utf8',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
}
