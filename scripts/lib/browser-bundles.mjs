import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { inRoot, root } from './root.mjs';

// What runs in browsers is bundled when we compile, and is text for the program that writes it into a report: a source imports
// `script` and `style` from './app.bundle.js', a module that the compile step writes into dist/, and Vite makes up in tests. The texts stand in
// files beside the code: most builds need no more than their digests.

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
 * The files of all modules with their texts, by their paths below src/, and the files that they are made of; absolute.
 * @returns {readonly { readonly files: Readonly<Record<string, string>>, readonly from: readonly string[] }[]}
 */
export const bundledModules = () =>
  bundles
    .filter(({ script }) => existsSync(inRoot(`src/${script}`)))
    .map((bundle) => {
      const { script, style } = bundlesOf(bundle);
      const texts = { [`${bundle.module}.script`]: script.text, [`${bundle.module}.style`]: style.text };
      return {
        files: { ...texts, [bundle.module]: readingModule(bundle.module, { script, style }) },
        from: [...script.from, ...style.from],
      };
    });

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
  const { script, style } = bundlesOf(bundle);
  return { script: textOf(script), style: textOf(style) };
}

/** @param {{ readonly text: string }} bundled */
const textOf = ({ text }) => ({ digest: sha256(text), text: () => text });

/** @param {BrowserBundle} bundle */
const bundlesOf = ({ script, style }) => ({
  script: bundleOf(`src/${script}`),
  style: bundleOf(`src/${style}`),
});

/** @param {ReturnType<typeof bundledTexts>} texts */
const moduleText = (texts) =>
  Object.entries(texts)
    .map(
      ([name, { digest, text }]) =>
        `export const ${name} = { digest: '${digest}', text: () => ${JSON.stringify(text())} };\n`,
    )
    .join('');

/**
 * A module in dist/code, which reads its texts when somebody asks.
 * @param {string} module
 * @param {Readonly<Record<string, { readonly text: string }>>} bundled
 */
const readingModule = (module, bundled) =>
  `import { readFileSync } from 'node:fs';
${Object.entries(bundled)
  .map(
    ([name, { text }]) =>
      `export const ${name} = { digest: '${sha256(text)}', text: () => readFileSync(new URL('../${module}.${name}', import.meta.url), 'utf8') };\n`,
  )
  .join('')}`;

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/**
 * A program or a style, with all that it imports, as one text for browsers. What it exports has `globalName`.
 * @param {string} entry in the repository
 * @param {{ readonly globalName?: string }} [options]
 */
export const bundleText = (entry, { globalName } = {}) => bundleOf(entry, { globalName }).text;

/**
 * @param {string} entry
 * @param {{ readonly globalName?: string | undefined }} [options]
 * @returns {{ readonly text: string, readonly from: readonly string[] }}
 */
function bundleOf(entry, { globalName } = {}) {
  // Loaded late: this module is also read before anything is installed.
  const { buildSync } = /** @type {typeof import('esbuild')} */ (createRequire(import.meta.url)('esbuild'));
  const { outputFiles, metafile } = buildSync({
    entryPoints: [inRoot(entry)],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
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
  return {
    text: outputFiles[0]?.text ?? '',
    from: Object.keys(metafile.inputs).map((path) => resolve(root, path)),
  };
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
    return bundle === undefined ? undefined : moduleText(bundledTexts(bundle.module));
  },
};
