import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { inRoot } from './root.mjs';

// What runs in browsers is bundled when we compile, and is text for the program that writes it into a report: a source imports
// `script` and `style` from './app.bundle.js', a module that the compile step writes into dist/, and Vite makes up in tests.

/**
 * A module and the entries of what it holds, all below src/.
 * @typedef {{ readonly module: string, readonly script: string, readonly style: string }} BrowserBundle
 */

/** @type {readonly BrowserBundle[]} */
const bundles = [
  {
    module: 'report/app.bundle.js',
    script: 'report/browser/app.tsx',
    style: 'report/browser/style/app.css',
  },
];

/**
 * All modules with their texts, by their paths below src/.
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export const bundledModules = () =>
  bundles
    .filter(({ script }) => existsSync(inRoot(`src/${script}`)))
    .map((bundle) => [bundle.module, moduleText(bundle)]);

/** What goes into bundles and is no .ts, by its paths in the repository. */
export function browserSources() {
  return readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx|css)$/.test(path))
    .map((path) => join('src', path))
    .sort();
}

/** @param {BrowserBundle} bundle */
function moduleText({ script, style }) {
  // Loaded late: this module is also read before anything is installed.
  const { buildSync } = /** @type {typeof import('esbuild')} */ (createRequire(import.meta.url)('esbuild'));
  const { outputFiles } = buildSync({
    entryPoints: { app: inRoot(`src/${script}`), style: inRoot(`src/${style}`) },
    outdir: inRoot('dist'),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    banner: { js: '/* With Preact: MIT license, copyright (c) 2015-present Jason Miller */' },
    logLevel: 'warning',
  });
  const textOf = (/** @type {string} */ name) => outputFiles.find(({ path }) => path.endsWith(name))?.text;
  const [scriptText, styleText] = ['app.js', 'style.css'].map((name) => JSON.stringify(textOf(name)));
  return `export const script = ${scriptText};\nexport const style = ${styleText};\n`;
}

/** The plugin that gives these modules to Vite. */
export const bundledForBrowsers = {
  name: 'seedpress-browser-bundles',
  enforce: /** @type {const} */ ('pre'),
  /**
   * @param {string} id
   * @param {string | undefined} importer
   */
  resolveId(id, importer) {
    const isOurs = id.startsWith('.') && id.endsWith('.bundle.js');
    return isOurs && importer !== undefined ? resolve(importer, '..', id) : undefined;
  },
  /** @param {string} id */
  load(id) {
    const bundle = bundles.find(({ module }) => id === inRoot(`src/${module}`));
    return bundle === undefined ? undefined : moduleText(bundle);
  },
};
