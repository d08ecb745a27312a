import { chmodSync, existsSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  smallDevice as device,
  smallSite as files,
  killRounds,
  runFaulty as run,
} from '../support/faulty-build.js';
import { scratchFolder } from '../support/folders.js';
import { editSite, writeSite } from '../support/sites.js';

test.each([
  ['symbolic links', ['symlinkSync'], 'EPERM'],
  ['file modes', ['chmodSync'], 'ENOSYS'],
])(
  'a file system without %s: one message that says so and what to do, and nothing is left',
  (what, names, code) => {
    const root = writeSite(files);
    const { code: exit, stderr } = run(['build'], { cwd: root, faults: { names, code } });
    expect(exit).toBe(3);
    expect(stderr).toContain(
      `seedpress: the file system of ${join(root, 'out')} has no ${what}, which a site needs`,
    );
    expect(stderr).toContain('--out');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(root, 'out'))).toBe(false);
  },
);

test('a file system without hard links gets copies', () => {
  const root = writeSite(files);
  for (const generation of [1, 2]) {
    editSite(root, { 'devices/a.yaml': device('a', 1, `generation: ${generation}\n`) });
    const { code, stderr } = run(['build'], { cwd: root, faults: { names: ['linkSync'], code: 'EPERM' } });
    expect(code, stderr).toBe(0);
  }
  expect(run(['verify'], { cwd: root }).code).toBe(0);
});

test.each([
  [
    'sync that fails ends the build before the rename',
    '#!/bin/sh\necho "sync: error syncing" >&2\nexit 1\n',
    3,
    'does not reach the disk (sync: error syncing); nothing was published: ',
  ],
  [
    'sync that fails without a word does so, too',
    '#!/bin/sh\nexit 1\n',
    3,
    'does not reach the disk (sync ended with 1); nothing was published: ',
  ],
  [
    'sync without -f is none: files are flushed one by one',
    '#!/bin/sh\necho "sync: unrecognized option: f" >&2\nexit 1\n',
    0,
    '',
  ],
  ['no sync: files are flushed one by one', undefined, 0, ''],
])('%s', (_, script, code, said) => {
  const root = writeSite(files);
  expect(run(['build'], { cwd: root }).code).toBe(0);
  const bin = scratchFolder();
  if (script !== undefined) {
    writeFileSync(join(bin, 'sync'), script);
    chmodSync(join(bin, 'sync'), 0o755);
  }
  editSite(root, { 'devices/a.yaml': device('a', 1, 'generation: 2\n') });
  const ran = run(['build'], { cwd: root, path: bin });
  expect(ran.code, ran.stderr).toBe(code);
  expect(ran.stderr).toContain(said);
  expect(ran.stderr).not.toContain('internal error');
  expect(readlinkSync(join(root, 'out/current'))).toBe(code === 0 ? 'generations/2' : 'generations/1');
});

test('an fsync that fails counts before the rename of current, and is a warning after it', () => {
  const root = writeSite(files);
  expect(run(['build'], { cwd: root }).code).toBe(0);
  editSite(root, { 'devices/a.yaml': device('a', 1, 'generation: 2\n') });
  const first = run(['build'], { cwd: root, faults: { names: ['fsyncSync'], code: 'EIO', from: 1 } });
  expect(first.code).toBe(3);
  expect(readlinkSync(join(root, 'out/current'))).toBe('generations/1');
  const second = run(['build'], { cwd: root, faults: { names: ['fsyncSync'], code: 'EIO', from: 2 } });
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('a power cut now may bring back the one before: EIO');
  expect(readlinkSync(join(root, 'out/current'))).toMatch(/generations\/[23]/);
});

test('where the file system knows no fsync of folders a site is published all the same', () => {
  const root = writeSite(files);
  const ran = run(['build'], { cwd: root, faults: { names: ['fsyncSync'], code: 'EINVAL', from: 1 } });
  expect(ran.code, ran.stderr).toBe(0);
  expect(readlinkSync(join(root, 'out/current'))).toBe('generations/1');
});

test('after a kill at any call of a build --purge the next one leaves nothing of a removed device', () => {
  // test/soak/kills.test.ts does it at each call.
  expect(killRounds({ points: 4 }).faults).toEqual([]);
}, 240_000);
