import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type InputFiles, readInputFiles } from '../../../src/inventory/input-files.js';
import { variablesIn } from '../../../src/inventory/secrets/secret-names.js';
import { scratchFolder, scratchOnDisk } from '../../support/folders.js';
import { writeSite } from '../../support/sites.js';

scratchOnDisk();

const site = {
  'devices/site.yaml': 'namespace: lab\n',
  'devices/a.yaml': 'id: a\nname: Zürich\n',
  'devices/a-b.yaml': 'id: a-b\n',
  'devices/a/x.yml': 'id: x\n',
  'devices/b.csv': 'id,type\nb,leaf\n',
  'devices/marked.yaml': '\ufeffid: marked\n',
  'devices/README.md': 'notes\n',
  'devices/large.yaml': `id: large\n# ${'x'.repeat(70_000)}\n`,
  'templates/leaf/type.yaml': 'user_data: []\n',
};

const plain = ({ files, diagnostics }: InputFiles) => ({
  diagnostics,
  files: files.map(({ path, size, sha256, text, bytes }) => ({ path, size, sha256, text, bytes })),
});

/** What is read of a site that was read before, and changed since, against what is read of one that is new. */
function bothWays(change: (root: string) => void): void {
  const root = writeSite(site);
  const known = readInputFiles(root).files;
  change(root);
  expect(plain(readInputFiles(root, { known }))).toEqual(plain(readInputFiles(root)));
}

describe('a site that was read before is read as a new one is', () => {
  const device = (root: string, name = 'a.yaml') => join(root, 'devices', name);

  test('with nothing changed', () => bothWays(() => {}));
  test('with files that changed, came, went and grew', () =>
    bothWays((root) => {
      writeFileSync(device(root), 'id: c\n');
      writeFileSync(device(root, '0.yaml'), 'id: new\n');
      rmSync(device(root, 'a-b.yaml'));
      appendFileSync(device(root, 'b.csv'), 'c,leaf\n');
      writeFileSync(device(root, '.hidden.yaml'), 'id: hidden\n');
    }));
  test('with a link in place of a file, in the site and out of it', () =>
    bothWays((root) => {
      const elsewhere = scratchFolder();
      renameSync(device(root), join(elsewhere, 'a.yaml'));
      symlinkSync(join(elsewhere, 'a.yaml'), device(root));
      renameSync(device(root, 'a-b.yaml'), join(root, 'kept.yaml'));
      symlinkSync('../kept.yaml', device(root, 'a-b.yaml'));
    }));
  test('with a folder, and with a pipe that nobody writes to, in place of a file', () =>
    bothWays((root) => {
      rmSync(device(root));
      mkdirSync(device(root));
      writeFileSync(join(device(root), 'inner.yaml'), 'id: inner\n');
      rmSync(device(root, 'b.csv'));
      expect(spawnSync('mkfifo', [device(root, 'b.csv')]).status).toBe(0);
    }));
  test('with a file that is no text any more', () =>
    bothWays((root) => writeFileSync(device(root), Buffer.from([0x69, 0x64, 0xff, 0x0a]))));
});

test('a file that is as it was tells the variables that it names', () => {
  const root = writeSite({
    'devices/a.yaml': 'id: a\n',
    'devices/b.yaml': 'pass: { secret: { env: PASS } }\n',
  });
  const { files } = readInputFiles(root, { known: readInputFiles(root).files });
  expect(files.flatMap(variablesIn)).toEqual(['PASS']);
  expect(files.map((file) => file.mayHold?.('secret'))).toEqual([true, true]);
  const other = writeSite({ 'devices/a.yaml': 'id: a\n' });
  const [only] = readInputFiles(other, { known: readInputFiles(other).files }).files;
  expect(only?.mayHold?.('secret')).toBe(false);
});
