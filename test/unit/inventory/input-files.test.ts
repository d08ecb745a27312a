import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import { readInputFiles } from '../../../src/inventory/input-files.js';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedpress-input-'));
  root = join(folder, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function read() {
  const { files, diagnostics } = readInputFiles(root);
  return { paths: files.map(({ path }) => path), messages: diagnostics.map(formatDiagnostic), files };
}

test('devices/ and templates/ are read, sorted, with the digest of their bytes', () => {
  write('devices/b.yaml', 'id: b\n');
  write('devices/a/z.csv', 'id\n');
  write('devices/site.yaml', '\ufeffnamespace: x\n');
  write('templates/waf/cloud.config', 'x');
  write('out/www/x', 'x');
  write('README.md', 'x');
  const { paths, messages, files } = read();
  expect(paths).toEqual([
    'devices/a/z.csv',
    'devices/b.yaml',
    'devices/site.yaml',
    'templates/waf/cloud.config',
  ]);
  expect(messages).toEqual([]);
  expect(files[2]).toMatchObject({ text: 'namespace: x\n', size: 16 });
  expect(files[3]?.sha256).toBe('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881');
});

test('what editors leave behind and notes are passed over', () => {
  for (const name of [
    '.a.yaml.swp',
    'a.yaml~',
    '#a.yaml#',
    'a.yaml.bak',
    '.git/x.yaml',
    'README.md',
    'notes.txt',
  ]) {
    write(`devices/${name}`, 'x');
  }
  expect(read()).toMatchObject({ paths: [], messages: [] });
});

test('another ending is a warning: somebody may wait for it', () => {
  write('devices/a.json', '{}');
  write('templates/waf/anything.at.all', '');
  expect(read()).toMatchObject({
    paths: ['templates/waf/anything.at.all'],
    messages: [
      'devices/a.json:1:1: warning file-ending: this file has an unknown extension and is not read; expected .yaml, .yml or .csv for devices, .md or .txt for notes',
    ],
  });
});

test.each([
  ['devices/site.yml', 'devices/site.yaml'],
  ['templates/waf/type.yml', 'templates/waf/type.yaml'],
])('%s has to be named %s', (path, expected) => {
  write(path, '');
  expect(read().messages).toEqual([
    `${path}:1:1: error file-name: seedpress does not look for a file with this name; expected the name ${expected}`,
  ]);
});

test.each([
  [Buffer.from([0x69, 0x64, 0xff]), '1:3', '0xff'],
  [Buffer.concat([Buffer.from('id: a\nä: \ufffd'), Buffer.from([0xc3])]), '2:5', '0xc3'],
  [Buffer.from('a\nb\u00e9'.normalize(), 'latin1'), '2:2', '0xe9'],
  [Buffer.from([0xed, 0xa0, 0x80]), '1:1', '0xed'],
])('bytes that are not UTF-8 have a place: %o', (bytes, place, byte) => {
  write('devices/a.yaml', bytes);
  const { paths, messages } = read();
  expect(paths).toEqual([]);
  expect(messages[0]).toContain(`devices/a.yaml:${place}: error not-utf8: the byte ${byte} is not UTF-8`);
});

test('what templates/ holds need not be text: whoever wants one of it is told', () => {
  const bytes = Buffer.from([0x50, 0x00, 0xff]);
  write('templates/waf/logo.bin', bytes);
  write('templates/waf/marked.txt', '\ufeffa');
  write('templates/waf/type.yaml', bytes);
  const { files, messages } = read();
  expect(files).toMatchObject([
    { path: 'templates/waf/logo.bin', text: '', bytes, notText: { position: { line: 1, column: 3 } } },
    { path: 'templates/waf/marked.txt', text: 'a', bytes: Buffer.from('\ufeffa') },
  ]);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('templates/waf/type.yaml:1:3: error not-utf8');
});

test('missing folders have no files', () => {
  expect(readInputFiles(join(folder, 'nowhere'))).toEqual({ files: [], diagnostics: [] });
});

describe('symbolic links', () => {
  test('inside the root they are followed', () => {
    write('devices/a.yaml', 'id: a\n');
    write('shared/b.yaml', 'id: b\n');
    symlinkSync('a.yaml', join(root, 'devices/c.yaml'));
    symlinkSync('../shared', join(root, 'devices/d'));
    expect(read()).toMatchObject({
      paths: ['devices/a.yaml', 'devices/c.yaml', 'devices/d/b.yaml'],
      messages: [],
    });
  });

  test('out of it they are refused', () => {
    writeFileSync(join(folder, 'secret.yaml'), 'id: x\n');
    mkdirSync(join(folder, 'root2'));
    write('devices/a.yaml', 'id: a\n');
    symlinkSync('../../secret.yaml', join(root, 'devices/b.yaml'));
    symlinkSync(join(folder, 'root2'), join(root, 'templates'));
    expect(read()).toMatchObject({
      paths: ['devices/a.yaml'],
      messages: [
        expect.stringContaining('devices/b.yaml:1:1: error link-outside: '),
        expect.stringContaining('templates:1:1: error link-outside: '),
      ],
    });
  });

  test('loops and links to nothing end', () => {
    write('devices/a/b.yaml', 'id: b\n');
    symlinkSync('..', join(root, 'devices/a/up'));
    symlinkSync('nothing', join(root, 'devices/gone.yaml'));
    symlinkSync('self.yaml', join(root, 'devices/self.yaml'));
    expect(read()).toMatchObject({
      paths: ['devices/a/b.yaml'],
      messages: [
        expect.stringContaining('devices/a/up:1:1: error link-loop: '),
        expect.stringContaining(
          'devices/gone.yaml:1:1: error unreadable: this cannot be read: the target of the link does not exist',
        ),
        expect.stringContaining(
          'devices/self.yaml:1:1: error unreadable: this cannot be read: the link leads to itself',
        ),
      ],
    });
  });
});

test('a pipe is no file', () => {
  write('devices/a.yaml', 'id: a\n');
  execFileSync('mkfifo', [join(root, 'devices/pipe.yaml')]);
  expect(read().messages).toEqual([
    expect.stringContaining(
      'devices/pipe.yaml:1:1: error unreadable: this cannot be read: not a file or a folder',
    ),
  ]);
});
