import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { randomSeeds } from '../conformance/import/random-seeds.js';
import { projectRoot, scratchFolder } from '../support/folders.js';

/** What is packed of a fresh clone of the last commit. */
function packedClone(): string {
  const folder = scratchFolder();
  const clone = join(folder, 'clone');
  run('git', ['clone', '--quiet', '--no-hardlinks', projectRoot, clone], folder);
  run('npm', ['pack', '--pack-destination', folder, '--prefer-offline'], clone);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  return join(folder, name ?? '');
}

function run(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  expect(status, `${program} ${args.join(' ')}\n${stderr}`).toBe(0);
  return stdout;
}

test('from twelve seeds to a machine that is told of its own: four commands in an empty folder', {
  timeout: 600_000,
}, () => {
  const tarball = packedClone();
  const root = scratchFolder();
  const seeds = join(scratchFolder(), 'seeds');
  for (const { name, files } of randomSeeds(12, { kind: 'nocloud', seed: 11 }))
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(seeds, name, path)), { recursive: true });
      writeFileSync(join(seeds, name, path), content);
    }
  const commands = [
    ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball],
    ['npx', 'seedpress', 'import', 'seed', seeds],
    ['npx', 'seedpress', 'build'],
    ['npx', 'seedpress', 'attach', 'vm-000', '--for', 'qemu'],
  ] as const;
  const started = performance.now();
  const outputs = commands.map(([program, ...args]) => run(program, args, root));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.info(`from an empty folder: ${commands.length} commands, ${seconds} s`);
  expect(outputs.at(-1)).toContain(join(root, 'out/current/images/vm-000.iso'));
  expect(readdirSync(join(root, 'out/current/images'))).toHaveLength(12);
  expect(existsSync(join(root, 'devices/site.yaml'))).toBe(true);
});
