import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  smallDevice as device,
  smallSite as files,
  killRounds,
  runFaulty as run,
} from '../support/faulty-build.js';
import { scratchFolder } from '../support/folders.js';
import { program } from '../support/program.js';
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
  ],
  [
    'sync without -f is none: files are flushed one by one',
    '#!/bin/sh\necho "sync: unrecognized option: f" >&2\nexit 1\n',
    0,
  ],
  ['no sync: files are flushed one by one', undefined, 0],
])('%s', (_, script, code) => {
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

test('after a kill at any call of a build --purge the next one leaves nothing of a removed device', () => {
  // test/soak/kills.test.ts does it at each call.
  expect(killRounds({ points: 4 }).faults).toEqual([]);
}, 240_000);

const isMountable = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

test.skipIf(!isMountable)(
  'a build that does not fit leaves the disk as it was, and a small edit goes through',
  () => {
    const root = writeSite({ ...files, 'templates/leaf/big': 'x'.repeat(300_000) });
    const out = scratchFolder();
    mkdirSync(join(root, 'big'), { recursive: true });
    const big = Array.from(
      { length: 12 },
      (_, n) =>
        `  - { id: big-${n}, type: leaf, management_ip: 192.0.2.${n + 20}, files: [{ path: /b, content: "${String(n).repeat(200_000)}" }] }`,
    );
    writeFileSync(join(root, 'big/devices.yaml'), `devices:\n${big.join('\n')}\n`);
    const script = `set -e
    mount -t tmpfs -o size=3m tmpfs ${out}
    build() { "${process.execPath}" "${program}" build --quiet --out ${out}/o; }
    used() { df --output=used ${out} | tail -1 | tr -d ' '; }
    build; echo "first $?"; echo "used $(used)"
    cp big/devices.yaml devices/big.yaml
    if build; then echo "second 0"; else echo "second $?"; fi; echo "used $(used)"
    rm devices/big.yaml; echo 'generation: 2' >> devices/a.yaml
    if build; then echo "third 0"; else echo "third $?"; fi
    readlink ${out}/o/current; ls -A ${out}/o | tr '\\n' ' '`;
    const ran = spawnSync('unshare', ['-m', 'sh', '-c', script], { cwd: root, encoding: 'utf8' });
    const lines = ran.stdout.trim().split('\n');
    expect(lines[0], ran.stderr).toBe('first 0');
    expect(lines[2]).toBe('second 3');
    expect(Math.abs(Number(lines[3]?.split(' ')[1]) - Number(lines[1]?.split(' ')[1]))).toBeLessThan(40);
    expect(ran.stderr).toMatch(/no room for this build on the file system of .* are needed and .* are free/);
    expect(lines[4], ran.stderr).toBe('third 0');
    expect(lines.slice(5).join('\n')).toBe('generations/2\n.seedpress current generations seeds store');
  },
  60_000,
);
