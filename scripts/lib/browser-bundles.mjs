import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { inRoot } from './root.mjs';

// What runs in browsers is bundled when we compile, and is text for the program that writes it into a report: a source imports
// `script` and `style` from './app.bundle.js', a module that the compile step writes into dist/, and Vite makes up in tests.

/**
 * A module and the entries of what it holds, all below src/.
 * @typedef {object} BrowserBundle
 * @property {string} module
 * @property {string} script
 * @property {string} style
 */

/** @type {readonly BrowserBundle[]} */
const bundles = [
  {
    module: 'report/app.bundle.js',
    script: 'report/browser/app.tsx',
    style: 'report/browser/style/app.css',
  },
  {
    module: 'report/playground.bundle.js',
    script: 'playground/browser/app.tsx',
    style: 'playground/browser/style/app.css',
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

/**
 * What a module holds.
 * @param {string} module
 */
export function bundledTexts(module) {
  const bundle = bundles.find((one) => one.module === module);
  if (bundle === undefined) throw new Error(`no bundle is called ${module}`);
  return { script: bundleText(`src/${bundle.script}`), style: bundleText(`src/${bundle.style}`) };
}

/** @param {BrowserBundle} bundle */
const moduleText = ({ module }) =>
  Object.entries(bundledTexts(module))
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`)
    .join('');

/**
 * A program or a style, with all that it imports, as one text for browsers. What it exports has `globalName`.
 * @param {string} entry in the repository
 * @param {{ readonly globalName?: string }} [options]
 */
export function bundleText(entry, { globalName } = {}) {
  // Loaded late: this module is also read before anything is installed.
  const { buildSync } = /** @type {typeof import('esbuild')} */ (createRequire(import.meta.url)('esbuild'));
  const { outputFiles } = buildSync({
    entryPoints: [inRoot(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    ...(globalName === undefined ? {} : { globalName }),
    target: ['chrome109', 'firefox115', 'safari16'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Any other module of Node, or another function of these, stops the compile.
    alias: Object.fromEntries(standIns.map((name) => [`node:${name}`, standIn(name)])),
    inject: entry.startsWith('src/playground/') && !entry.endsWith('.css') ? [standIn('buffer')] : [],
    charset: 'utf8',
    banner: { js: `/* ${licences} */` },
    logLevel: 'warning',
  });
  return /** @type {(typeof outputFiles)[number]} */ (outputFiles[0]).text;
}

const licences =
  'With Preact (MIT, (c) 2015-present Jason Miller); the playground also with buffer, base64-js, pako, noble-hashes, zod (MIT) and ieee754 (BSD-3-Clause)';

/** What src/ asks of Node and a browser can do as well. */
const standIns = ['buffer', 'crypto', 'net', 'zlib'];

/** @param {string} name */
const standIn = (name) => inRoot(`src/playground/platform/${name}.ts`);

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
