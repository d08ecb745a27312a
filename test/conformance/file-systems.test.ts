import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallSite } from '../support/faulty-build.js';
import { scratchFolder } from '../support/folders.js';
import { isLoopMountable } from '../support/mounts.js';
import { program, programNode } from '../support/program.js';
import { requires } from '../support/requires.js';
import { writeSite } from '../support/sites.js';

const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

/**
 * Mounts a file system in a mount namespace of its own, by commands of sh for which $IMAGE is an empty image of 32 MB, $LOOP a loop
 * device of it, and $AT where to mount; builds into it twice (a folder that is to be made, one that is there), and lists what it holds.
 */
function buildOn(mount: string) {
  const [root, work] = [writeSite(smallSite), scratchFolder()];
  const script = `
    IMAGE=${work}/image; AT=${work}/at; mkdir $AT $AT.up; truncate -s 32M $IMAGE
    ${mount}
    build() { "${programNode}" "${program}" build --quiet --out "$1"; echo "exit $?"; }
    build $AT/new; mkdir -p $AT/there; build $AT/there; "${programNode}" "${program}" verify --out $AT/new >/dev/null 2>&1 && echo whole
    echo holds $(ls -A $AT $AT/there | grep -v '^$' | sed 's,.*/,,' | tr '\\n' ' ')
    umount $AT; [ -z "$LOOP" ] || losetup -d $LOOP`;
  const ran = spawnSync('unshare', ['-m', 'sh', '-c', script], { cwd: root, encoding: 'utf8' });
  return {
    exits: [...ran.stdout.matchAll(/^exit (\d+)$/gm)].map(([, code]) => Number(code)),
    isWhole: /^whole$/m.test(ran.stdout),
    holds: /^holds (.*)$/m.exec(ran.stdout)?.[1]?.trim(),
    said: ran.stderr.split('\n').filter((line) => line.startsWith('seedpress:')),
    at: join(work, 'at'),
  };
}

const without = [
  [
    'exFAT',
    'LOOP=$(losetup -f --show $IMAGE); mkfs.exfat $LOOP >/dev/null; mount.exfat-fuse $LOOP $AT >/dev/null',
  ],
  ['FAT', 'mkfs.vfat $IMAGE >/dev/null; fusefat -o rw+ $IMAGE $AT >/dev/null'],
] as const;

requires(
  'exfat',
  'mkfs.exfat',
  'fusefat',
  'fsck.fat',
)('file systems without links and modes', () => {
  test.skipIf(!canMount).each(without)(
    '%s: one message that says what is missing and what to do; nothing is left',
    (_, mount) => {
      const { exits, said, holds, at } = buildOn(mount);
      expect(exits, said.join('\n')).toEqual([3, 3]);
      expect(said).toEqual(
        ['new', 'there'].map(
          (name) =>
            `seedpress: the file system of ${at}/${name} has no symbolic links and no file modes, which a site needs; nothing was written: choose a folder on another file system with --out, and bring the site to others with 'seedpress publish'`,
        ),
      );
      expect(holds).toBe('at: there there:');
    },
  );
});

test.skipIf(!canMount)('a read-only file system: one message, and nothing is left', () => {
  const { exits, said, holds, at } = buildOn(
    'mount -t tmpfs none $AT; mkdir $AT/there; mount -o remount,ro $AT',
  );
  expect(exits, said.join('\n')).toEqual([3, 3]);
  expect(said).toEqual(
    ['new', 'there'].map(
      (name) =>
        `seedpress: the file system of ${at}/${name} is mounted read-only (EROFS); nothing was written: mount it for writing, or choose a folder on another one with --out`,
    ),
  );
  expect(holds).toBe('at: there there:');
});

test.skipIf(!canMount)('noexec, nodev and nosuid change nothing', () => {
  const { exits, isWhole, said } = buildOn('mount -t tmpfs -o noexec,nodev,nosuid none $AT');
  expect(exits, said.join('\n')).toEqual([0, 0]);
  expect(isWhole).toBe(true);
});

test.skipIf(!canMount || !isLoopMountable('ext4')).each(['ext2', 'ext4'])('%s holds a site', (type) => {
  const { exits, isWhole, said } = buildOn(`mkfs.${type} -qF $IMAGE && mount -o loop $IMAGE $AT`);
  expect(exits, said.join('\n')).toEqual([0, 0]);
  expect(isWhole).toBe(true);
});
