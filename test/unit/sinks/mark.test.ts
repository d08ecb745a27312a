import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { scratchOnDisk } from '../../support/folders.js';
import { editSite, writeSite } from '../../support/sites.js';

scratchOnDisk();

const files = {
  'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 192.0.2.1\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho hello\n',
};

const outOf = (root: string): string => join(root, 'out');
const markOf = (root: string): string => join(root, 'out', '.seedpress');

test.each<[string, (out: string) => void, string]>([
  [
    'a folder "store" with a photo',
    (out) => {
      mkdirSync(join(out, 'store'));
      writeFileSync(join(out, 'store/photo.jpg'), 'x');
    },
    '"store"',
  ],
  ['a link "current" of another tool', (out) => symlinkSync('releases/5', join(out, 'current')), '"current"'],
  ['a folder "generations"', (out) => mkdirSync(join(out, 'generations')), '"generations"'],
  [
    'generations with manifests of another tool',
    (out) => {
      mkdirSync(join(out, 'generations/1'), { recursive: true });
      writeFileSync(join(out, 'generations/1/manifest.json'), '{"format":2}');
    },
    '"generations"',
  ],
  [
    'a mark of another tool',
    (out) => {
      mkdirSync(join(out, 'seeds'));
      writeFileSync(join(out, '.seedpress'), '{}');
    },
    '"seeds"',
  ],
])('%s is not ours: refused, and left as it is', async (_, make, named) => {
  const root = writeSite(files);
  mkdirSync(outOf(root));
  make(outOf(root));
  const names = () => readdirSync(outOf(root), { recursive: true, encoding: 'utf8' }).sort();
  const before = names();
  for (const command of ['build', 'rollback']) {
    const { code, stderr } = await runCli([command], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain(`seedpress: ${outOf(root)} holds ${named}, and nothing in it says that`);
    expect(stderr).toContain('choose another folder with --out');
  }
  expect(names()).toEqual(before);
});

test('other files beside what is built are no reason to refuse, and stay', async () => {
  const root = writeSite(files);
  mkdirSync(join(outOf(root), '.new-things'), { recursive: true });
  writeFileSync(join(outOf(root), 'notes.txt'), 'x');
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  expect(readdirSync(outOf(root)).sort()).toEqual([
    '.new-things',
    '.seedpress',
    'current',
    'generations',
    'notes.txt',
    'seeds',
    'store',
  ]);
  expect(JSON.parse(readFileSync(markOf(root), 'utf8'))).toEqual({ format: 'seedpress-out', version: 1 });
});

test('a folder from before there were marks is known by its manifests, and gets its mark from the next build', async () => {
  const root = writeSite(files);
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  for (const edit of [{}, { 'devices/one.yaml': `${files['devices/one.yaml']}generation: 2\n` }]) {
    rmSync(markOf(root));
    editSite(root, edit);
    expect((await runCli(['build'], { cwd: root })).code).toBe(0);
    expect(existsSync(markOf(root))).toBe(true);
  }
  rmSync(markOf(root));
  expect((await runCli(['rollback'], { cwd: root })).code).toBe(0);
});

test('a folder from before the store held document roots is ours too', async () => {
  const root = writeSite({
    ...files,
    'out/generations/4/manifest.json': '{"format":1,"seedpress":"0.0.9","devices":{}}',
    'out/store/0/record.json': '{}',
  });
  symlinkSync('generations/4', join(outOf(root), 'current'));
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  expect(existsSync(join(outOf(root), 'current/www/one/user-data'))).toBe(true);
  expect(existsSync(markOf(root))).toBe(true);
});

test('a copy of ours, in which "current" is a folder, is refused before anything is built', async () => {
  const root = writeSite(files);
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  rmSync(join(outOf(root), 'current'));
  mkdirSync(join(outOf(root), 'current'));
  const before = readdirSync(outOf(root), { recursive: true }).sort();
  const { code, stderr } = await runCli(['build'], { cwd: root });
  expect(code).toBe(2);
  expect(stderr).toContain(
    `${join(outOf(root), 'current')} is a folder, where a build makes a link; nothing was`,
  );
  expect(readdirSync(outOf(root), { recursive: true }).sort()).toEqual(before);
});

test('a folder of a newer seedpress is left to it', async () => {
  const root = writeSite({ ...files, 'out/.seedpress': '{"format":"seedpress-out","version":2}' });
  const { code, stderr } = await runCli(['build'], { cwd: root });
  expect(code).toBe(2);
  expect(stderr).toContain('was built by a newer seedpress (its format is 2, this one writes 1)');
  expect(readdirSync(outOf(root))).toEqual(['.seedpress']);
});

test('a build that is refused leaves no output folder', async () => {
  const root = writeSite({ ...files, 'devices/one.yaml': 'id: one\ntype: none\n' });
  expect((await runCli(['build', '--out', 'a/b/out'], { cwd: root })).code).toBe(1);
  expect(existsSync(join(root, 'a'))).toBe(false);
});
