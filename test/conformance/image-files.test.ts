import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '../../src/encode/disk/disk-files.js';
import { scratchFolder } from '../support/folders.js';
import { runTool } from '../support/images.js';
import { requires } from '../support/requires.js';

const files: Readonly<Record<string, string>> = {
  'user-data': '#cloud-config\n',
  'openstack/latest/meta_data.json': '{}',
  'a folder with blanks/a name that is longer than eight and three.text': 'x'.repeat(5000),
  empty: '',
};

function sourceFolder(): string {
  const folder = scratchFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function read(image: string) {
  const { label, files: found } = diskFiles(readFileSync(image));
  return { label, files: Object.fromEntries([...found].map(([path, bytes]) => [path, bytes.toString()])) };
}

requires(
  'genisoimage',
  'mtools',
  'fsck.fat',
)('images that other programs made', () => {
  test.each([[['-r']], [['-J']], [['-r', '-J']]])('genisoimage %j', (options) => {
    const image = join(scratchFolder(), 'seed.iso');
    runTool('genisoimage', ['-quiet', '-V', 'cidata', ...options, '-o', image, sourceFolder()]);
    expect(read(image)).toEqual({ label: 'cidata', files });
  });

  test('genisoimage without Rock Ridge and Joliet has the names of DOS', () => {
    const image = join(scratchFolder(), 'seed.iso');
    runTool('genisoimage', ['-quiet', '-V', 'cidata', '-o', image, sourceFolder()]);
    expect(Object.keys(read(image).files)).toContain('user_dat');
  });

  test.each([
    ['12', 4],
    ['16', 40],
    ['32', 40],
  ])('mkfs.vfat, FAT%s', (bits, megabytes) => {
    const image = join(scratchFolder(), 'seed.img');
    writeFileSync(image, Buffer.alloc(megabytes * 1024 * 1024));
    runTool('mkfs.vfat', ['-F', bits, '-n', 'CIDATA', image]);
    const folder = sourceFolder();
    const tops = readdirSync(folder).map((name) => join(folder, name));
    runTool('mcopy', ['-s', '-i', image, ...tops, '::/']);
    expect(read(image)).toEqual({ label: 'CIDATA', files });
  });
});
