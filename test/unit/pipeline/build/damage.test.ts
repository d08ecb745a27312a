import { readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputFolders } from '../../../../src/sinks/output-folders.js';
import { areFilesUntouched } from '../../../../src/sinks/verify/touched.js';
import { runCli } from '../../../support/cli.js';
import { scratchOnDisk } from '../../../support/folders.js';
import { editSite, writeSite } from '../../../support/sites.js';

scratchOnDisk();

const device = (id: string, n: number): string => `id: ${id}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\n`;
const files = {
  'devices/a.yaml': device('a', 1),
  'devices/b.yaml': device('b', 2),
  'devices/c.yaml': device('c', 3),
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
};

const command = async (root: string, ...argv: readonly string[]) => {
  const { code, stdout, stderr } = await runCli([...argv, '--json'], { cwd: root });
  return { code, stderr, shown: JSON.parse(stdout) as Record<string, unknown> };
};

async function built(): Promise<string> {
  const root = writeSite(files);
  expect((await command(root, 'build')).code).toBe(0);
  return root;
}

const live = (root: string, path: string): string =>
  join(realpathSync(join(root, 'out/current/www/b')), path);

/** As a disk that lost a bit: later than that, the build is done. */
function afterTheBuild(root: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  const mark = join(root, 'out/current/state/done');
  writeFileSync(`${mark}.new`, '');
  renameSync(`${mark}.new`, mark);
}

test.each<[string, (root: string) => void]>([
  ['removed', (root) => rmSync(live(root, 'user-data'))],
  ['edited', (root) => writeFileSync(live(root, 'meta-data'), 'x')],
  ['of the host edited', (root) => writeFileSync(join(root, 'out/current/host/nginx.conf'), 'x')],
  ['manifest.json damaged', (root) => writeFileSync(join(root, 'out/current/manifest.json'), 'x')],
])(
  'a live file %s: a build with nothing to do mends it; plan, status and verify say so before',
  async (_, damage) => {
    const root = await built();
    const before = readFileSync(live(root, 'user-data'), 'utf8');
    damage(root);
    const plan = await runCli(['plan'], { cwd: root });
    expect(plan.code).toBe(10);
    if (!plan.stdout.includes('nothing is published'))
      expect(plan.stdout).toContain('~ damaged since the build: ');
    expect((await command(root, 'verify')).code).toBe(1);
    const { shown } = await command(root, 'build');
    expect(shown).toMatchObject({ outcome: 'published' });
    expect(readFileSync(live(root, 'user-data'), 'utf8')).toBe(before);
    expect((await command(root, 'build')).shown).toMatchObject({ outcome: 'unchanged' });
    const { generations } = (await command(root, 'verify')).shown as {
      generations: readonly { current: boolean; damage: unknown }[];
    };
    expect(generations.find(({ current }) => current)?.damage).toEqual([]);
  },
);

test('status says that what is published has changed since its build', async () => {
  const root = await built();
  writeFileSync(join(root, 'access.log'), '');
  const argv = ['status', '--log', 'access.log'];
  expect((await runCli(argv, { cwd: root })).stderr).toBe('');
  writeFileSync(live(root, 'user-data'), 'x');
  expect((await runCli(argv, { cwd: root })).stderr).toMatch(
    /^seedpress: warning: what is published has changed since its build: store\/[0-9a-f]+\/.* has changed \(b\)/,
  );
});

test('what no time tells is found by verify, and mended by build --verify', async () => {
  const root = await built();
  writeFileSync(live(root, 'meta-data'), 'x');
  afterTheBuild(root);
  expect((await command(root, 'build')).shown.outcome).toBe('unchanged');
  const { code, shown } = await command(root, 'verify');
  expect(code).toBe(1);
  expect(JSON.stringify(shown)).toContain('"device":"b"');
  const { shown: mended } = await command(root, 'build', '--verify');
  expect(mended).toMatchObject({ outcome: 'published', written: 1, changes: { changed: [] } });
  expect(JSON.stringify(mended.mended)).toContain('"device":"b"');
  expect((await command(root, 'verify')).shown.outcome).toBe('whole');
  expect((await command(root, 'build', '--verify')).shown.outcome).toBe('unchanged');
});

test('data of an older generation are used again only if they are as they were written', async () => {
  const root = await built();
  const first = live(root, 'meta-data');
  const text = readFileSync(first, 'utf8');
  editSite(root, { 'devices/b.yaml': `${files['devices/b.yaml']}generation: 2\n` });
  await command(root, 'build');
  writeFileSync(first, 'x');
  afterTheBuild(root);
  editSite(root, {
    'devices/b.yaml': files['devices/b.yaml'],
    'templates/leaf/type.yaml': 'user_data: [leaf.script]\n\n',
  });
  await command(root, 'build');
  expect(readFileSync(live(root, 'meta-data'), 'utf8')).toBe(text);
  const { shown } = await command(root, 'verify');
  expect(shown.outcome).toBe('whole');
});

test.each([
  ['manifest', ['manifest.json']],
  ['ledger', ['state/devices']],
  ['inputs', ['state/inputs']],
  ['sums', ['state/sums']],
  ['manifest and the ledger', ['manifest.json', 'state/devices']],
  ['manifest, the ledger and the names', ['manifest.json', 'state/devices', 'www']],
])('where the %s of a kept generation is broken, no build removes its devices', async (_, broken) => {
  const root = await built();
  editSite(root, { 'devices/c.yaml': undefined });
  await command(root, 'build', '--keep', '5');
  const stored = readdirSync(join(root, 'out/store'));
  for (const path of broken) {
    rmSync(join(root, 'out/generations/1', path), { recursive: true });
    writeFileSync(join(root, 'out/generations/1', path), 'x\ty\n');
  }
  for (const generation of [2, 3]) {
    editSite(root, { 'devices/b.yaml': `${files['devices/b.yaml']}generation: ${generation}\n` });
    expect((await command(root, 'build', '--keep', '5')).code).toBe(0);
    // As after a build that was killed: then the store is looked through.
    writeFileSync(join(root, 'out/.building'), '');
    expect((await command(root, 'build', '--keep', '5')).code).toBe(0);
  }
  expect(readdirSync(join(root, 'out/store'))).toEqual(expect.arrayContaining(stored));
  const { code, stderr, shown } = await command(root, 'rollback', '1');
  expect({ code, to: shown.to }).toEqual({ code: 1, to: undefined });
  expect(stderr).toContain(`seedpress: generation 1 is damaged: generations/1/`);
});

test('a rollback onto data that somebody has changed names them, and changes nothing', async () => {
  const root = await built();
  const old = live(root, 'user-data');
  editSite(root, { 'devices/b.yaml': `${files['devices/b.yaml']}generation: 2\n` });
  await command(root, 'build');
  rmSync(old);
  const { code, stderr } = await command(root, 'rollback');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^seedpress: generation 1 is damaged: store\/[0-9a-f]+ has changed \(b\)/);
  expect(realpathSync(join(root, 'out/current'))).toBe(realpathSync(join(root, 'out/generations/2')));
});

test('of large fleets a build looks at some devices, at others each time', async () => {
  const root = await built();
  const folders = outputFolders(join(root, 'out'));
  const generation = realpathSync(folders.current);
  const seen = (): number =>
    Array.from({ length: 60 }, () => areFilesUntouched(generation, folders, { most: 3 })).filter((is) => !is)
      .length;
  expect(seen()).toBe(0);
  writeFileSync(live(root, 'user-data'), 'x');
  expect(seen()).toBeGreaterThan(0);
  expect(seen()).toBeLessThan(60);
  rmSync(live(root, 'user-data'));
  expect(seen()).toBeGreaterThan(0);
  expect(areFilesUntouched(generation, folders)).toBe(false);
});
