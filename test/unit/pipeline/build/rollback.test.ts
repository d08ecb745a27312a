import { existsSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { scratchOnDisk } from '../../../support/folders.js';
import { editSite, writeSite } from '../../../support/sites.js';

scratchOnDisk();

const files = {
  'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 192.0.2.1\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho first\n',
};

/** A site whose builds differ by one word. */
function publishing({ keep }: { keep: number }) {
  const root = writeSite(files);
  return {
    root,
    current: () => readlinkSync(join(root, 'out/current')),
    kept: () =>
      readdirSync(join(root, 'out/generations'))
        .filter((name) => /^\d/.test(name))
        .sort()
        .join(' '),
    build: async (word: string) => {
      editSite(root, { 'templates/leaf/leaf.script': `#!/bin/sh\necho ${word}\n` });
      const { code, stderr } = await runCli(['build', '--keep', String(keep)], { cwd: root });
      expect(code, stderr).toBe(0);
    },
    rollback: async (...generation: readonly string[]) => {
      const { code } = await runCli(['rollback', '--quiet', ...generation], { cwd: root });
      return code;
    },
  };
}

test('good, bad, rollback, fix: the good one stays while it is among those published last, and rollback goes to it', async () => {
  const site = publishing({ keep: 3 });
  await site.build('good');
  await site.build('bad');
  expect(await site.rollback()).toBe(0);
  expect(site.current()).toBe('generations/1');
  await site.build('fix');
  expect(site.kept()).toBe('1 2 3');
  await site.build('more');
  // Of 1 and 2 the good one was published later.
  expect(site.kept()).toBe('1 3 4');
  for (const generation of [3, 1]) {
    expect(await site.rollback()).toBe(0);
    expect(site.current()).toBe(`generations/${generation}`);
  }
  expect(await site.rollback()).toBe(1);
  expect(site.current()).toBe('generations/1');
});

test('a generation that was rolled back from is published by its number alone', async () => {
  const site = publishing({ keep: 3 });
  await site.build('good');
  await site.build('bad');
  await site.rollback();
  expect(await site.rollback()).toBe(1);
  expect(await site.rollback('2')).toBe(0);
  expect(site.current()).toBe('generations/2');
  expect(await site.rollback()).toBe(0);
  expect(site.current()).toBe('generations/1');
});

test('generations says what is published, what a rollback left, and where the next one goes', async () => {
  const site = publishing({ keep: 4 });
  for (const word of ['one', 'two', 'three']) await site.build(word);
  await site.rollback();
  const { stdout } = await runCli(['generations', '--json'], { cwd: site.root });
  const shown = JSON.parse(stdout) as readonly Record<string, unknown>[];
  expect(
    shown.map(({ generation, current, rollback_target: target, rolled_back_from: left }) => ({
      generation,
      current,
      target,
      left,
    })),
  ).toEqual([
    { generation: 1, current: false, target: true, left: false },
    { generation: 2, current: true, target: false, left: false },
    { generation: 3, current: false, target: false, left: true },
  ]);
  expect(shown.map(({ published }) => typeof published)).toEqual(['object', 'string', 'object']);
  const { stdout: table } = await runCli(['generations'], { cwd: site.root });
  expect(table).toMatch(/1 .* rollback goes here\n\* .*2 .* published 2.*Z\n.*3 .* rolled back from\n/);
});

test.each([
  ['is gone', (path: string) => rmSync(path)],
  ['was damaged', (path: string) => (rmSync(path), writeFileSync(path, 'x'))],
  [
    'ends before the last publication',
    (path: string) => (rmSync(path), writeFileSync(path, '1\n2\n1 instead of 2\n')),
  ],
])(
  'where the list of publications %s, current and what generations know of each other stand for it',
  async (_, damage) => {
    const site = publishing({ keep: 3 });
    await site.build('good');
    await site.build('bad');
    await site.rollback();
    await site.build('fix');
    damage(join(site.root, 'out/generations/.published'));
    expect(await site.rollback()).toBe(0);
    expect(site.current()).toBe('generations/1');
    expect(existsSync(join(site.root, 'out/generations/.published'))).toBe(true);
  },
);
