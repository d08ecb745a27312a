import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { browserSources, bundledModules } from './browser-bundles.mjs';
import { embeddedFiles, moduleOf } from './embedded.mjs';
import { digestOf, readText } from './files.mjs';
import { inRoot, root } from './root.mjs';
import { say, stop } from './say.mjs';
import { bundledFile } from './sbom.mjs';

const compiler = 'node_modules/typescript7/bin/tsc';
const stampFile = 'dist/.stamp';
const workFolder = '.cache';

/** The compiled command line, absolute. */
export const compiledMain = inRoot('dist/main.js');

/** Compiles src/ into dist/, unless dist/ was made from the same sources. */
export function ensureCompiled() {
  const stamp = digestOf(sources());
  if (readText(stampFile) === stamp && existsSync(compiledMain)) return;
  compile(stamp);
}

function sources() {
  const found = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' });
  const paths = found.filter((path) => path.endsWith('.ts')).map((path) => join('src', path));
  // Packages are joined with our code: other versions are another program.
  return [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    ...paths.sort(),
    ...browserSources(),
    ...embeddedFiles(),
    ...bundlers(),
  ];
}

const bundlers = () => [
  'scripts/bundle.mjs',
  ...readdirSync(inRoot('scripts/bundle')).map((name) => `scripts/bundle/${name}`),
];

/**
 * The new dist/ is made beside the old one and takes its place when it is whole: an interrupted compile is never
 * taken for done, and what has no source any more is gone.
 * @param {string} stamp
 */
function compile(stamp) {
  say('compiling src/ into dist/ …');
  removeLeftovers();
  const fresh = `${workFolder}/dist-${process.pid}`;
  const command = [compiler, '-p', '.', '--outDir', fresh, '--noEmitOnError'];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    rmSync(inRoot(fresh), { recursive: true, force: true });
    stop('src/ does not compile, see above; dist/ is as it was');
  }
  for (const path of embeddedFiles()) {
    const module = inRoot(path.replace(/^src/, fresh));
    mkdirSync(dirname(module), { recursive: true });
    writeFileSync(`${module}.js`, moduleOf(inRoot(path)));
  }
  const inBrowsers = bundledModules();
  for (const { files } of inBrowsers)
    for (const [path, text] of Object.entries(files)) writeFileSync(inRoot(`${fresh}/${path}`), text);
  writeFileSync(inRoot(`${fresh}/${bundledFile}`), JSON.stringify(inBrowsers.flatMap(({ from }) => from)));
  const compiled = `${fresh}.compiled`;
  separate(fresh, compiled);
  const { status: joined } = spawnSync(process.execPath, ['scripts/bundle.mjs', compiled, fresh], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (joined !== 0) {
    for (const path of [fresh, compiled]) rmSync(inRoot(path), { recursive: true, force: true });
    stop('the compiled files cannot be joined, see above; dist/ is as it was');
  }
  rmSync(inRoot(compiled), { recursive: true, force: true });
  chmodSync(inRoot(`${fresh}/main.js`), 0o755);
  writeFileSync(inRoot(`${fresh}/.stamp`), stamp);
  replaceFolder('dist', fresh);
}

/**
 * Takes all code out of a folder: what stays are the types.
 * @param {string} folder
 * @param {string} code
 */
function separate(folder, code) {
  for (const path of readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js')) continue;
    mkdirSync(dirname(inRoot(`${code}/${path}`)), { recursive: true });
    renameSync(inRoot(`${folder}/${path}`), inRoot(`${code}/${path}`));
  }
}

/**
 * @param {string} path
 * @param {string} fresh
 */
function replaceFolder(path, fresh) {
  const old = `${fresh}.old`;
  if (existsSync(inRoot(path))) renameSync(inRoot(path), inRoot(old));
  renameSync(inRoot(fresh), inRoot(path));
  rmSync(inRoot(old), { recursive: true, force: true });
}

/** What a compile left that was killed; that of a process that lives is its own. */
function removeLeftovers() {
  mkdirSync(inRoot(workFolder), { recursive: true });
  for (const name of readdirSync(inRoot(workFolder))) {
    const pid = /^dist-(\d+)/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(inRoot(`${workFolder}/${name}`), { recursive: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}
