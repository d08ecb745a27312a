// `npm run check [-- --only format,lint]`: the steps in this order, up to the first that fails.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { say, stop } from './lib/say.mjs';

// Biome colours what goes into a pipe too, every letter by itself.
const colours = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;

/** @type {Readonly<Record<string, readonly (readonly string[])[]>>} */
const steps = {
  format: [['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', colours]],
  lint: [['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']],
  types: [
    ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
    ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.browser.json'],
    ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.test.json'],
  ],
  // The second run does not count tests as users: what only they use is dead.
  knip: [
    ['node_modules/knip/bin/knip.js'],
    ['node_modules/knip/bin/knip.js', '--production', '--include=files,dependencies'],
  ],
  test: [['scripts/test.mjs']],
};

ensureInstalled();
for (const name of wantedSteps()) {
  const start = performance.now();
  const failed = steps[name]?.find((command) => !succeeds(command));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`check ${name}: ${failed ? 'failed' : 'ok'} (${seconds} s)`);
  if (failed) process.exit(1);
}

/** @returns {readonly string[]} */
function wantedSteps() {
  const all = Object.keys(steps);
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const wanted = values.only?.split(',') ?? all;
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) stop(`--only: "${unknown}" is no step; the steps are ${all.join(', ')}`);
  return all.filter((name) => wanted.includes(name));
}

/** @param {readonly string[]} command */
function succeeds(command) {
  return spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status === 0;
}
