// Joins the compiled files of a folder into few: `node scripts/bundle.mjs COMPILED FOLDER`, which the compile step starts. docs/adr/0040 says why.
import { cpSync, existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { asScript } from './bundle/as-script.mjs';
import { chunkOf } from './bundle/chunk-of.mjs';
import { libraryDoor, programDoor, threadDoor } from './bundle/doors.mjs';
import { importsByLoader } from './bundle/imports-by-loader.mjs';
import { lateBuiltIns } from './bundle/late-built-ins.mjs';
import { latePackages } from './bundle/late-packages.mjs';
import { licencesOf, packagesOf } from './bundle/licences.mjs';
import { keepTypesOf } from './bundle/types.mjs';
import { inRoot } from './lib/root.mjs';
import { bundledFile } from './lib/sbom.mjs';

const [compiled = '', folder = ''] = process.argv.slice(2).map(inRoot);

/** The doors of src/: the command line and the threads that it starts, which are scripts, and what package.json exports, which are modules. */
const scripts = ['main', 'serve-thread', 'write-thread'];
const modules = ['index', 'iso', 'lint', 'yaml'];
const doors = [...scripts, ...modules];

/** What --help says is worked out once, here. A repository that a test plants has no such file. */
const texts = 'help-texts';

const input = {
  ...Object.fromEntries(doors.map((name) => [name, `${compiled}/${name}.js`])),
  ...(existsSync(`${compiled}/cli/${texts}.js`) ? { [texts]: `${compiled}/cli/${texts}.js` } : {}),
};

const bundle = await rolldown({
  input,
  platform: 'node',
  // It reads a file beside itself.
  external: ['@swc/wasm-typescript'],
  // The loader says where a chunk stands: scripts/bundle/load.cjs.
  transform: { define: { 'import.meta.url': '__url' } },
  plugins: [importsByLoader(compiled), lateBuiltIns, latePackages, asScript],
  preserveEntrySignatures: 'allow-extension',
  checks: { ineffectiveDynamicImport: false },
});
const { output } = await bundle.write({
  dir: `${folder}/code`,
  format: 'cjs',
  entryFileNames: '[name]-[hash].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  // Nothing is minified: a stack trace of an internal error still reads.
  minify: false,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ debugName: 'by command', name: chunkOf(compiled) }],
  },
});
await bundle.close();

cpSync(new URL('./bundle/load.cjs', import.meta.url), `${folder}/load.cjs`);
const chunks = output.filter((file) => file.type === 'chunk');
for (const { name, fileName, exports, isEntry } of chunks) {
  if (!isEntry || !doors.includes(name)) continue;
  if (modules.includes(name)) writeFileSync(`${folder}/${name}.mjs`, libraryDoor(fileName, exports));
  else writeFileSync(`${folder}/${name}.js`, name === 'main' ? programDoor(fileName) : threadDoor(fileName));
}
writeFileSync(`${folder}/package.json`, '{ "type": "commonjs" }\n');
const packages = realpathSync(inRoot('node_modules'));
/** @type {readonly string[]} */
const inBrowsers = JSON.parse(readFileSync(`${folder}/${bundledFile}`, 'utf8'));
const bundled = packagesOf([...chunks.flatMap(({ moduleIds }) => moduleIds), ...inBrowsers], packages);
writeFileSync(`${folder}/licences.txt`, licencesOf(bundled));
const names = bundled.map((path) => `node_modules${path.slice(packages.length)}`).sort();
writeFileSync(`${folder}/${bundledFile}`, `${JSON.stringify(names)}\n`);
keepTypesOf(folder, modules);
for (const name of modules) renameSync(`${folder}/${name}.d.ts`, `${folder}/${name}.d.mts`);
const ofTexts = chunks.find(({ name }) => name === texts);
if (ofTexts !== undefined) {
  const { default: loader } = await import(`${folder}/load.cjs`);
  writeFileSync(`${folder}/help.json`, JSON.stringify(await loader.load(ofTexts.fileName).helpTexts()));
}
