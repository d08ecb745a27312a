import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { digestOf, readText } from './files.mjs';
import { inRoot, root } from './root.mjs';
import { say, stop } from './say.mjs';

const lockFile = 'package-lock.json';
const stampFile = 'node_modules/.seedpress-install';

// npm keeps here what it installed, and writes it when all else is done.
const installedFile = 'node_modules/.package-lock.json';

/** Installs exactly what package-lock.json names, unless that is what node_modules holds. */
export function ensureInstalled() {
  const stamp = `${digestOf([lockFile])} ${process.version} ${process.platform}-${process.arch}`;
  if (readText(stampFile) === stamp) return;
  if (!isInstalled()) install();
  writeFileSync(inRoot(stampFile), stamp);
}

function install() {
  say(`installing the packages of ${lockFile} …`);
  // No package of ours needs a script to be installed; the compiler is wanted whatever NODE_ENV says.
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error } = npm(options);
  if (error) stop(`npm cannot be started: ${error.message}; it comes with Node`);
  if (status !== 0) stop('npm ci failed, see above; nothing was compiled or built');
}

/** @param {readonly string[]} options */
function npm(options) {
  const stdio = /** @type {const} */ (['ignore', 2, 2]);
  // Inside `npm run` this is the npm that runs us.
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? spawnSync(process.execPath, [script, ...options], { cwd: root, stdio: [...stdio] })
    : spawnSync('npm', options, { cwd: root, stdio: [...stdio], shell: process.platform === 'win32' });
}

/** Whether node_modules already holds what the lock names, for this platform: somebody ran npm by hand. */
function isInstalled() {
  const installed = packagesOf(installedFile);
  const { '': _root, ...wanted } = packagesOf(lockFile);
  const paths = Object.keys(installed);
  return (
    paths.length > 0 &&
    paths.every(
      (path) => installed[path]?.integrity === wanted[path]?.integrity && isForHere(installed[path]),
    ) &&
    Object.entries(wanted).every(([path, { optional }]) => path in installed || optional)
  );
}

/**
 * @typedef {{ readonly integrity?: string, readonly optional?: boolean, readonly os?: readonly string[],
 *   readonly cpu?: readonly string[] }} LockedPackage
 * @param {string} path
 * @returns {Readonly<Record<string, LockedPackage>>}
 */
function packagesOf(path) {
  return JSON.parse(readText(path) ?? '{}').packages ?? {};
}

/** @param {LockedPackage | undefined} locked */
function isForHere(locked) {
  const { os = [process.platform], cpu = [process.arch] } = locked ?? {};
  return os.includes(process.platform) && cpu.includes(process.arch);
}
